"""What the minutes of a meeting still lack, and where that is mended."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from ..models import Invitee, Minutes
from .attending import THERE, is_noted


@dataclass(frozen=True)
class Lack:
    """What is missing, in words; ``is_blocking`` where the next act can't be done without it.

    ``place``: where it is mended, of minutes: "meeting", "minutes", "agenda", "attendance" or "decisions".
    """

    words: str
    place: str = "meeting"
    is_blocking: bool = False


def lacks_of_minutes(meeting):
    """What the minutes of a Meeting lack, a list of Lack in the active language; some five queries."""
    return lacks_among(
        meeting,
        Minutes.objects.filter(meeting=meeting).first() or Minutes(meeting=meeting),
        items=list(meeting.agenda.all()),
        attendances=list(meeting.attendances.all()),
        photographs=list(meeting.photographs.all()),
        decisions=list(meeting.decisions.all()),
    )


def lacks_among(meeting, minutes, *, items, attendances, photographs, decisions):
    """The same, of rows that are read already."""
    said = any(item.text_fr or item.text_en or item.text_ar for item in items)
    foreign = [field for field in ("introduction", "conclusion") if getattr(minutes, f"{field}_fr")]
    untranslated = [
        *(not (getattr(minutes, f"{field}_en") and getattr(minutes, f"{field}_ar")) for field in foreign),
        *(not (item.text_en and item.text_ar) for item in items if item.text_fr),
        *(not (decision.text_en and decision.text_ar) for decision in decisions),
    ]
    silent = _silent(meeting, attendances)
    checked = (
        (not meeting.starts_on, gettext("the dates of the meeting"), "meeting", True),
        (not meeting.host and not meeting.venue, gettext("the place of the meeting"), "meeting", True),
        (not attendances, gettext("the participants"), "attendance", True),
        (bool(silent), _came(silent), "attendance", False),
        (not items, gettext("the agenda"), "agenda", True),
        (bool(items) and not said, gettext("what was said under the agenda items"), "agenda", True),
        (not minutes.conclusion, gettext("the conclusion"), "minutes", False),
        (not minutes.written_by, gettext("who wrote the minutes"), "minutes", False),
        (any(untranslated), gettext("translations of texts"), "minutes", False),
        (
            any(not is_stored(photograph) for photograph in photographs),
            gettext("the file of a photograph"),
            "meeting",
            False,
        ),
    )
    return [Lack(words, place, blocks) for is_lacking, words, place, blocks in checked if is_lacking]


def _silent(meeting, attendances):
    """How many are listed as present who had not answered, where a sitting was closed and no arrival noted."""
    if meeting.closed_at is None or is_noted(meeting):
        return 0
    there = {row.person_id for row in attendances if row.mode in THERE}
    return Invitee.objects.filter(meeting=meeting, reply=Invitee.Reply.NONE, person__in=there).count()


def _came(count):
    words = ngettext(
        "whether the person who had not answered came: no arrival was noted, so that one is listed as present",
        "whether the %(count)s people who had not answered came: no arrival was noted, so they are listed as present",
        count,
    )
    return words % {"count": count}


def is_stored(photograph):
    """Whether the file of a Photograph is there."""
    return bool(photograph.image) and photograph.image.storage.exists(photograph.image.name)
