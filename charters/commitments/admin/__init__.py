"""Commitments and reports in the administration: to read; a city's words are its own."""

from .commitments import CommitmentAdmin
from .reports import ReportAdmin

__all__ = ["CommitmentAdmin", "ReportAdmin"]
