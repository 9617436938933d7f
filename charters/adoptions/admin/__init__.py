"""Adoptions in the administration."""

from .adoptions import AdoptionAdmin
from .instruments import InstrumentAdmin

__all__ = ["AdoptionAdmin", "InstrumentAdmin"]
