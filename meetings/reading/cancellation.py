"""What everyone reads of a meeting that does not take place."""

from typing import NamedTuple

from charter_portal.register.models import Entry

from ..models import Meeting, MeetingAct


class Cancellation(NamedTuple):
    """Why a meeting was cancelled: the number of the act, its moment and its reason, in French."""

    number: int
    at: object
    reason: str


def cancellation_of(meeting):
    """The Cancellation of a Meeting, or None where it was not cancelled; one query at most."""
    if meeting.status != Meeting.Status.CANCELLED:
        return None
    act = MeetingAct.objects.filter(meeting=meeting, entry__act=Entry.Act.MEETING_CANCELLED).first()
    return Cancellation(act.entry_id, meeting.cancelled_at, act.note) if act and meeting.cancelled_at else None
