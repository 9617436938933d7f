"""Which fields are kept in French, English and Arabic, and which models keep a history of every change."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from .models import FormerName, Mandate, Member, Person, Spelling, Succession


@register(Member)
class MemberTranslation(TranslationOptions):
    """Names of a member."""

    fields = ("name",)
    required_languages = {"fr": ("name",)}


@register(FormerName)
class FormerNameTranslation(TranslationOptions):
    """Names that a member bore."""

    fields = ("name",)
    required_languages = {"fr": ("name",)}


# After the registrations above, so that the history has every language's column.
for _model in (Mandate, Member, Person, FormerName, Succession, Spelling):
    keep_history(_model, app=_model._meta.app_label)
