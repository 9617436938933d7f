"""Steps that several tests of a sitting take."""

import datetime

from django.urls import reverse

from meetings.domain.attending import arrive
from meetings.domain.sitting import open_meeting
from meetings.models import Meeting
from tests import factories

DAY = datetime.date(2027, 3, 4)
MINUTE = datetime.timedelta(minutes=1)


def planned(**facts):
    """A meeting on a day and at hours, with two items."""
    given = {
        "status": "planned",
        "starts_on": DAY,
        "ends_on": DAY,
        "starts_at": datetime.time(9),
        "ends_at": datetime.time(12),
    }
    meeting = factories.MeetingFactory(**given | facts)
    factories.AgendaItemFactory(meeting=meeting, position=1, title_fr="Ouverture", text_fr="")
    factories.AgendaItemFactory(meeting=meeting, position=2, title_fr="Débat", text_fr="Un premier mot.")
    return meeting


def listed(meeting, mode="on_site", **facts):
    """Someone on the list, of a city of their own."""
    return factories.AttendanceFactory(meeting=meeting, mode=mode, **facts)


def there(meeting, *, at, mode="on_site", **facts):
    """Someone who has arrived."""
    row = listed(meeting, mode, **facts)
    arrive(row, mode=mode, at=at)
    return row


def in_session(**facts):
    """A meeting whose sitting is open."""
    return open_meeting(planned(**facts), by=None)


def stored(meeting):
    """The meeting as it is stored now."""
    return Meeting.objects.select_related("commission", "host").get(pk=meeting.pk)


def address(name, meeting, *rest):
    """The address of a page of a meeting."""
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *rest])
