"""Models of the meetings application, one file a concept."""

from .act import MeetingAct
from .agenda import AgendaItem, Intervention
from .attendance import Attendance
from .decision import Decision
from .invitee import Invitee
from .material import Document, Photograph
from .meeting import Commission, Meeting
from .minutes import Minutes

__all__ = [
    "AgendaItem",
    "Attendance",
    "Commission",
    "Decision",
    "Document",
    "Intervention",
    "Invitee",
    "Meeting",
    "MeetingAct",
    "Minutes",
    "Photograph",
]
