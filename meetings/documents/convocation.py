"""The convocation to a meeting, ready for print: the same for all who are convened, without a link of their own."""

from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose
from charter_portal.templatetags.portal import comma

from ..models import Intervention
from ..reading.preparing import lacks_of
from ..words import hours_in_words
from .framing import framed

MOST_ZONES = 12
"""How many time zones are printed; who sits in another finds the hours in the mail."""


def convocation_manuscript(meeting, language):
    """The convocation of a Meeting with commission and host selected. See templates/pdf/convocation.html.

    Before the meeting is convened it says that it is a draft, and what is missing.
    """
    with translation.override(language):
        return compose("convocation.html", convocation_context(meeting), language)


def paper(meeting, nature, **more):
    """The context of a paper that goes out before a Meeting: issued by the commission, dated by the convocation."""
    found = framed(meeting, nature=nature, **more)
    return found | {"author": found["issuer"], "dated": meeting.convened_at or meeting.starts_on}


def convocation_context(meeting):
    """What the convocation says, as its template reads it."""
    speakers = Intervention.objects.select_related("person", "member")
    items = list(meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers)))
    minutes = [item.minutes_planned for item in items]
    return {
        **paper(meeting, gettext("Convocation")),
        "is_draft": meeting.convened_at is None,
        "missing": [lack.words for lack in lacks_of(meeting)],
        "hours_elsewhere": hours_elsewhere(meeting),
        "items": [(item, item.is_late(meeting)) for item in items],
        "total": sum(minutes) if minutes and all(minutes) else None,
        "documents": list(meeting.documents.all()),
        "changes": meeting.acts.filter(entry__act="meeting_changed").select_related("entry"),
        "proxies": meeting.commission.proxies_per_person,
    }


def hours_elsewhere(meeting):
    """[(cities, hours)] for the cities on the list whose clocks differ from those at the place, by difference."""
    if meeting.begins is None:
        return []
    cities = (
        meeting.invitees.exclude(member=None).order_by("member__name").values_list("member__name", "member__time_zone")
    )
    there, zones = meeting.begins.utcoffset(), {}
    for name, key in dict.fromkeys(cities):
        offset = meeting.begins.astimezone(ZoneInfo(key)).utcoffset()
        if offset != there:
            zones.setdefault(offset, (key, []))[1].append(name)
    rows = sorted(zones.items())[:MOST_ZONES]
    return [(comma().join(names), hours_in_words(meeting, ZoneInfo(key))) for _offset, (key, names) in rows]
