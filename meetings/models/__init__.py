"""Models of the meetings application, one file a concept."""

from .act import MeetingAct
from .agenda import AgendaItem, Intervention
from .attendance import Attendance
from .bundle import Bundle
from .correction import Correction
from .decision import Decision
from .erratum import Erratum
from .feed import CalendarFeed
from .follow_up import FollowUp
from .hand_vote import HandChoice, HandVote
from .invitee import Invitee
from .material import Document, Photograph
from .meeting import Commission, Meeting
from .minutes import Minutes
from .presence import Presence
from .proposal import AgendaProposal

__all__ = [
    "AgendaItem",
    "AgendaProposal",
    "Attendance",
    "Bundle",
    "CalendarFeed",
    "Commission",
    "Correction",
    "Decision",
    "Document",
    "Erratum",
    "FollowUp",
    "HandChoice",
    "HandVote",
    "Intervention",
    "Invitee",
    "Meeting",
    "MeetingAct",
    "Minutes",
    "Photograph",
    "Presence",
]
