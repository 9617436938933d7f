"""Models of the members application, one file a concept."""

from .invitation import Invitation, InvitationAct
from .mandate import Mandate
from .member import FormerName, Member, Spelling, Succession
from .person import DistinctPeople, Person, PersonMerge, PersonSpelling
from .user import User

__all__ = [
    "DistinctPeople",
    "FormerName",
    "Invitation",
    "InvitationAct",
    "Mandate",
    "Member",
    "Person",
    "PersonMerge",
    "PersonSpelling",
    "Spelling",
    "Succession",
    "User",
]
