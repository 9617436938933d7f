"""The administration of clauses, a module a concept."""

from . import library, reports, uses, versions

__all__ = ["library", "reports", "uses", "versions"]
