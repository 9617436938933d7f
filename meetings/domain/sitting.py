"""The sitting itself: opened, led from item to item, closed."""

import datetime

from charter_portal.register.chain import utc_text
from charter_portal.register.models import Entry

from ..models import AgendaItem, Attendance, Meeting, Minutes, Presence
from ..reading.attending import THERE, is_noted, standing_of
from ..stages import Stage
from .acting import acting_on, note_act, save_meeting
from .attending import take_over_invitees

Act, Status = Entry.Act, Meeting.Status

CAN_OPEN = (Stage.PLANNED, Stage.CONVENED, Stage.HELD, Stage.DRAFTED)
"""From where a sitting is opened; one that was closed too early goes on, until its minutes are circulated."""


def open_meeting(meeting, *, by):
    """Open the sitting, or go on with it, and record how many cities are there. Returns the Meeting as stored.

    Raises StageForbids.
    """
    with acting_on(meeting, *CAN_OPEN) as (meeting, at):
        take_over_invitees(meeting)
        meeting.status, meeting.closed_at = Status.IN_SESSION, None
        meeting.opened_at = meeting.opened_at or at
        save_meeting(meeting, "status", "opened_at", "closed_at")
        note_act(Act.MEETING_OPENED, meeting, _counted(meeting, at), by=by, at=at)
        return meeting


def close_meeting(meeting, *, by):
    """Close the sitting: whoever is there leaves, the item under way ends, and its minutes are begun if they were not.

    Returns the Meeting as stored. Raises StageForbids.
    """
    with acting_on(meeting, Stage.IN_SESSION) as (meeting, at):
        content = _counted(meeting, at)
        meeting.status, meeting.closed_at = Status.HELD, at
        save_meeting(meeting, "status", "closed_at")
        lasting = Presence.objects.filter(attendance__meeting=meeting, until=None)
        # Nobody's span is empty: who came in the very instant of the closing was not there.
        lasting.filter(since__gte=at).delete()
        lasting.update(until=at)
        _mark_absent(meeting)
        AgendaItem.objects.filter(meeting=meeting, began_at__isnull=False, ended_at=None).update(ended_at=at)
        Minutes.objects.get_or_create(meeting=meeting)
        note_act(Act.MEETING_CLOSED, meeting, content, by=by, at=at)
        return meeting


def begin_item(item):
    """Call an item: it is under way from now on, and the one before is over. Returns the AgendaItem as stored.

    An item that was under way before goes on. Raises StageForbids unless the meeting is in session.
    """
    with acting_on(item.meeting, Stage.IN_SESSION) as (meeting, at):
        AgendaItem.objects.filter(meeting=meeting, began_at__isnull=False, ended_at=None).exclude(pk=item.pk).update(
            ended_at=at
        )
        item = AgendaItem.objects.get(pk=item.pk)
        item.began_at, item.ended_at = item.began_at or at, None
        item.save(update_fields=["began_at", "ended_at"])
        return item


def _mark_absent(meeting):
    """Those who were expected and never came, where coming and going was noted at all."""
    if not is_noted(meeting):
        return
    for row in Attendance.objects.filter(meeting=meeting, mode__in=THERE, presences=None):
        row.mode = Attendance.Mode.ABSENT
        row.version += 1
        row.save(update_fields=["mode", "version"])


def _counted(meeting, at: datetime.datetime):
    standing = standing_of(meeting, at=at)
    return {
        "at": utc_text(at),
        "convened": len(standing.convened),
        "present": len(standing.present),
        "represented": len(standing.represented),
    }
