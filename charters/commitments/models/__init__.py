"""Models of commitments and reports, one file a concept."""

from .commitment import Commitment, Outcome
from .report import Account, Assessment, Report

__all__ = ["Account", "Assessment", "Commitment", "Outcome", "Report"]
