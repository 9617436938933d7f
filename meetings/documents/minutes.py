"""The minutes of a meeting, ready for print."""

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import Attachment, compose

from ..domain.grouping import attendance_figures
from ..models import Intervention, Minutes
from .participants import ABSENT, attendances_of, countries_of, figures_sentence, participants_table

# Minutes that their authors still work on; anyone else reads the others.
DRAFTS = (Minutes.Status.DRAFT, Minutes.Status.CIRCULATED)


def _missing(meeting, minutes, items, attendances, photographs):
    """What minutes still lack, as sentences in the active language."""
    lacks = (
        (not meeting.starts_on, gettext("the dates of the meeting")),
        (not meeting.host and not meeting.venue, gettext("the place of the meeting")),
        (not attendances, gettext("the participants")),
        (not items, gettext("the agenda")),
        (bool(items) and not any(item.text for item in items), gettext("what was said under the agenda items")),
        (not minutes.conclusion, gettext("the conclusion")),
        (not minutes.written_by, gettext("who wrote the minutes")),
        (any(not _is_stored(photograph) for photograph in photographs), gettext("the file of a photograph")),
    )
    return [sentence for is_lacking, sentence in lacks if is_lacking]


def _is_stored(photograph):
    return bool(photograph.image) and photograph.image.storage.exists(photograph.image.name)


def is_draft(meeting):
    """Whether the meeting's minutes are still a draft, and so not public."""
    return not meeting.is_public or meeting.minutes.status in DRAFTS


def minutes_manuscript(meeting, language):
    """The minutes of ``meeting``, which has some, ready for print in ``language``. See templates/pdf/minutes.html."""
    with translation.override(language):
        return compose(
            "minutes.html",
            _minutes_context(meeting),
            language,
            attachments=[
                Attachment(
                    "participants.csv", gettext("Participants of the meeting"), participants_table(meeting, language)
                )
            ],
        )


def _minutes_context(meeting):
    attendances = attendances_of(meeting)
    present = [row for row in attendances if row.mode not in ABSENT]
    speakers = Intervention.objects.select_related("person", "member")
    items = list(meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers)))
    photographs = list(meeting.photographs.all())
    figures = attendance_figures(attendances)
    commission = meeting.commission.name
    title = gettext("Minutes of meeting %(number)s, %(commission)s") % {
        "number": meeting.number,
        "commission": commission,
    }
    path = reverse("meetings:minutes", args=[meeting.commission.slug, meeting.number])
    return {
        "title": title,
        "running": title,
        "author": meeting.minutes.written_by or gettext("Commission %(name)s of the AIMF") % {"name": commission},
        "description": meeting.theme or title,
        "issuer": gettext("AIMF – commission %(name)s") % {"name": commission},
        "dated": meeting.ends_on or meeting.starts_on,
        "address": settings.PUBLIC_URL + path,
        "meeting": meeting,
        "minutes": meeting.minutes,
        "is_draft": is_draft(meeting),
        "missing": _missing(meeting, meeting.minutes, items, attendances, photographs),
        "countries": countries_of(present),
        "absent": [row for row in attendances if row.mode in ABSENT],
        "figures": figures,
        "figures_sentence": figures_sentence(figures),
        "items": items,
        "photographs": [photograph for photograph in photographs if _is_stored(photograph)],
        "decisions": list(meeting.decisions.prefetch_related("members")),
    }
