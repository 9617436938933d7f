"""Models of the charters application, one file a concept."""

from .amendment import Amendment, AmendmentEvent, CoSignature
from .annotation import Annotation, Placement, Reply
from .charter import Charter, Law
from .edition import Article, Edition, EditionAct
from .principle import Principle, Source
from .revision import Criterion, PrincipleRevision
from .translation import EditionTranslation, RevisionTranslation

__all__ = [
    "Amendment",
    "AmendmentEvent",
    "Annotation",
    "Article",
    "Charter",
    "CoSignature",
    "Criterion",
    "Edition",
    "EditionAct",
    "EditionTranslation",
    "Law",
    "Placement",
    "Principle",
    "PrincipleRevision",
    "Reply",
    "RevisionTranslation",
    "Source",
]
