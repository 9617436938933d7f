"""The administration of members, a module a concept."""

from . import accounts, mandates, members

__all__ = ["accounts", "mandates", "members"]
