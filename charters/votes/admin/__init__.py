"""The administration of votes, a module a concept."""

from . import rounds

__all__ = ["rounds"]
