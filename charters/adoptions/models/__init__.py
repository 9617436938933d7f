"""Models of adoptions, one file a concept."""

from .adoption import Adoption, AdoptionAct, AdoptionSpan, Holding
from .instrument import Choice, Instrument

__all__ = ["Adoption", "AdoptionAct", "AdoptionSpan", "Choice", "Holding", "Instrument"]
