"""Models of the members application, one file a concept."""

from .mandate import Mandate
from .member import FormerName, Member, Spelling, Succession
from .person import Person, PersonMerge, PersonSpelling
from .user import User

__all__ = [
    "FormerName",
    "Mandate",
    "Member",
    "Person",
    "PersonMerge",
    "PersonSpelling",
    "Spelling",
    "Succession",
    "User",
]
