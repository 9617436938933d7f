"""Which fields are kept in French, English and Arabic, and which models keep a history of every change."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from .models import (
    AgendaItem,
    Attendance,
    Commission,
    Decision,
    Document,
    Erratum,
    HandVote,
    Intervention,
    Meeting,
    Minutes,
    Photograph,
)


@register(Commission)
class CommissionTranslation(TranslationOptions):
    """Texts of a commission."""

    fields = ("name", "description")
    required_languages = {"fr": ("name",)}


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    """Texts of a meeting."""

    fields = ("theme", "venue", "practical", "parent_event", "parent_event_figures")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    """Texts of an agenda item."""

    fields = ("title", "text")
    required_languages = {"fr": ("title",)}


@register(Minutes)
class MinutesTranslation(TranslationOptions):
    """Texts of the minutes."""

    fields = ("introduction", "conclusion", "source_note")


@register(Decision)
class DecisionTranslation(TranslationOptions):
    """Texts of a decision."""

    fields = ("text", "dissent", "owner")
    required_languages = {"fr": ("text",)}


@register(Erratum)
class ErratumTranslation(TranslationOptions):
    """Text of an erratum."""

    fields = ("text",)
    required_languages = {"fr": ("text",)}


@register(HandVote)
class HandVoteTranslation(TranslationOptions):
    """Texts of a vote by show of hands."""

    fields = ("question",)
    required_languages = {"fr": ("question",)}


@register(Photograph)
class PhotographTranslation(TranslationOptions):
    """Texts of a photograph."""

    fields = ("caption", "alternative")
    required_languages = {"fr": ("alternative",)}


@register(Document)
class DocumentTranslation(TranslationOptions):
    """Texts of a document."""

    fields = ("title",)
    required_languages = {"fr": ("title",)}


# After the registrations above, so that the history has every language's column.
_KEPT = (AgendaItem, Attendance, Commission, Decision, Document, HandVote, Intervention, Meeting, Minutes, Photograph)
for _model in _KEPT:
    keep_history(_model, app=_model._meta.app_label)
