"""Models of clauses, one file a concept."""

from .library import Clause, ClauseTranslation, ClauseVersion, LegalOrder
from .report import Report
from .use import Offers, Stage, Use

__all__ = ["Clause", "ClauseTranslation", "ClauseVersion", "LegalOrder", "Offers", "Report", "Stage", "Use"]
