"""What nobody can change about what was done in a meeting's life, by whatever door."""

from charter_portal.triggers.declaring import declare
from charter_portal.triggers.guard import ALWAYS, Guard

from .models import (
    AgendaItem,
    Attendance,
    Correction,
    Decision,
    Erratum,
    FollowUp,
    HandChoice,
    HandVote,
    Intervention,
    Meeting,
    MeetingAct,
    Minutes,
    Presence,
)

_MINUTES = Minutes._meta.db_table


def _minutes_sealed(meeting):
    """SQL condition that the minutes of the meeting whose number is in the column ``meeting`` are sealed."""
    return (
        f"EXISTS (SELECT 1 FROM {_MINUTES} AS minutes "  # noqa: S608
        f"WHERE minutes.meeting_id = {{row}}.{meeting} AND minutes.sealed_at IS NOT NULL)"
    )


_OF_MEETING = _minutes_sealed("id")
_OF_PART = _minutes_sealed("meeting_id")

declare(Guard(MeetingAct, sealed_when=ALWAYS))

# Sealed minutes say when, where and by whom the meeting was held, what was on its agenda, who was there, who spoke,
# what was said and what was decided. What becomes of decisions goes on, in rows of its own.
declare(Guard(Meeting, sealed_when=_OF_MEETING, mutable=("version", "video_link", "prepared_from")))
declare(Guard(Minutes, sealed_when="{row}.sealed_at IS NOT NULL", mutable=("version", "withdrawn_at")))
declare(Guard(AgendaItem, parent="meeting", sealed_when=_OF_MEETING))
declare(Guard(AgendaItem.principles.through, parent="agendaitem", sealed_when=_OF_PART))
declare(Guard(AgendaItem.rounds.through, parent="agendaitem", sealed_when=_OF_PART))
declare(Guard(Intervention, parent="item", sealed_when=_OF_PART))
declare(Guard(Attendance, parent="meeting", sealed_when=_OF_MEETING))
declare(Guard(Attendance.also_for.through, parent="attendance", sealed_when=_OF_PART))
declare(Guard(Presence, parent="attendance", sealed_when=_OF_PART))
declare(Guard(HandVote, parent="meeting", sealed_when=_OF_MEETING))
declare(Guard(HandChoice, parent="vote", sealed_when=_OF_PART))
declare(Guard(Decision, parent="meeting", sealed_when=_OF_MEETING, mutable=("status", "version")))
declare(Guard(Decision.members.through, parent="decision", sealed_when=_OF_PART))

declare(Guard(Erratum, sealed_when=ALWAYS, mutable=("printed_in",)))
declare(Guard(FollowUp, sealed_when=ALWAYS, mutable=("by",)))
declare(Guard(Correction, sealed_when="{row}.decided_at IS NOT NULL", mutable=("decided_by",)))
