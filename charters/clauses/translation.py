"""Which fields are kept in French, English and Arabic, and which models keep a history of every change."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from .models import Clause, ClauseVersion, Report


@register(ClauseVersion)
class ClauseVersionTranslation(TranslationOptions):
    """Texts of a version of a clause."""

    fields = ("title", "text", "legal_effect", "sources")
    required_languages = {"fr": ("title", "text", "legal_effect")}


@register(Report)
class ReportTranslation(TranslationOptions):
    """Texts of a reported use."""

    fields = ("contract", "account", "offers_note", "source")
    required_languages = {"fr": ("account", "source")}


# After the registrations above, so that the history has every language's column. Uses keep none: what a city tried out
# in a draft is nobody's, and what it published stays as it is.
for _model in (Clause, ClauseVersion, Report):
    keep_history(_model, app="charters.clauses")
