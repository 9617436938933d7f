"""The administration of meetings, a module a concept."""

from . import meetings, minutes, participants

__all__ = ["meetings", "minutes", "participants"]
