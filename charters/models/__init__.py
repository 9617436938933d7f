"""Models of the charters application, one file a concept."""

from .amendment import Amendment, AmendmentEvent, CoSignature
from .charter import Charter, Law
from .edition import Article, Edition, EditionAct
from .principle import Principle, Source
from .revision import Criterion, PrincipleRevision
from .translation import EditionTranslation, RevisionTranslation

__all__ = [
    "Amendment",
    "AmendmentEvent",
    "Article",
    "Charter",
    "CoSignature",
    "Criterion",
    "Edition",
    "EditionAct",
    "EditionTranslation",
    "Law",
    "Principle",
    "PrincipleRevision",
    "RevisionTranslation",
    "Source",
]
