"""Models of commitments and reports, one file a concept."""

from .commitment import Commitment, Outcome

__all__ = ["Commitment", "Outcome"]
