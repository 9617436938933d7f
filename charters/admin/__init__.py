"""The administration of charters, a module a concept."""

from . import amendments, annotations, charters, editions, wordings

__all__ = ["amendments", "annotations", "charters", "editions", "wordings"]
