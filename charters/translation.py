"""Which fields are kept in French, English and Arabic, and which models keep a history of every change."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from .models import Article, Charter, Criterion, Edition, Law, Principle, PrincipleRevision, Source


@register(Charter)
class CharterTranslation(TranslationOptions):
    """Texts of a charter."""

    fields = ("title", "summary", "adoption_note")
    required_languages = {"fr": ("title",)}


@register(Law)
class LawTranslation(TranslationOptions):
    """Texts of a law's citation."""

    fields = ("title", "jurisdiction", "note")
    required_languages = {"fr": ("title", "jurisdiction")}


@register(Source)
class SourceTranslation(TranslationOptions):
    """Texts of a source."""

    fields = ("locator", "note")


@register(PrincipleRevision)
class PrincipleRevisionTranslation(TranslationOptions):
    """Texts of a wording."""

    fields = ("title", "statement", "rationale", "typical_commitment", "clause_idea")
    required_languages = {"fr": ("title",)}


@register(Criterion)
class CriterionTranslation(TranslationOptions):
    """Text of a criterion."""

    fields = ("text",)
    required_languages = {"fr": ("text",)}


@register(Edition)
class EditionTranslation(TranslationOptions):
    """Texts of an edition."""

    fields = ("preamble",)


@register(Article)
class ArticleTranslation(TranslationOptions):
    """Texts of an article."""

    fields = ("heading",)


# After the registrations above, so that the history has every language's column.
for _model in (Article, Charter, Criterion, Edition, Law, Principle, PrincipleRevision, Source):
    keep_history(_model, app=_model._meta.app_label)
