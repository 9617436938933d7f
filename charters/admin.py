"""Charters in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin, TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from .models import Article, Charter, Criterion, Edition, Law, Principle, PrincipleRevision, Source


@admin.register(Charter)
class CharterAdmin(TranslatedAdmin):
    """Charters, shared or kept as a reference."""

    list_display = ("title", "kind", "owner", "publisher", "year")
    list_filter = ("kind", "year")
    list_select_related = ("owner",)
    search_fields = ("slug", "title_fr", "title_en", "title_ar", "publisher", "owner__name_fr")
    autocomplete_fields = ("owner",)
    fieldsets = (
        (None, {"fields": ("slug", "kind", "owner", "publisher", "year", "url")}),
        (_("Texts"), {"fields": side_by_side("title", "summary", "adoption_note")}),
    )

    def preview_links(self, obj):
        """The charter's page."""
        return localized_links(_("Page"), "charters:charter", obj.slug)


@admin.register(Law)
class LawAdmin(TranslatedAdmin):
    """Laws that principles lean on."""

    list_display = ("title", "jurisdiction", "url")
    search_fields = ("key", "title_fr", "title_en", "title_ar", "jurisdiction_fr")
    fieldsets = (
        (None, {"fields": ("key", "url")}),
        (_("Texts"), {"fields": side_by_side("title", "jurisdiction", "note")}),
    )


class SourceInline(TranslatedInline, SortableTabularInline):
    """What a principle draws on."""

    model = Source
    fk_name = "principle"
    formset = OrderedFormSet
    autocomplete_fields = ("charter", "cited_principle", "law")
    fields = ("position", "kind", "charter", "cited_principle", "law", "meeting_path", "locator", "note")


@admin.register(Principle)
class PrincipleAdmin(PortalAdmin):
    """Principles and their sources; their words are wordings."""

    list_display = ("key", "charter", "wordings", "sources_cited")
    list_filter = ("charter",)
    list_select_related = ("charter",)
    search_fields = ("key", "revisions__title_fr", "revisions__title_en", "revisions__title_ar")
    autocomplete_fields = ("charter",)
    fieldsets = ((None, {"fields": ("charter", "key")}),)
    inlines = (SourceInline,)

    def get_queryset(self, request):
        """With the number of wordings and of sources."""
        counts = {"wording_count": Count("revisions", distinct=True), "source_count": Count("sources", distinct=True)}
        return super().get_queryset(request).annotate(**counts)

    @admin.display(description=_("wordings"), ordering="wording_count")
    def wordings(self, obj):
        """How many wordings it has had."""
        return obj.wording_count

    @admin.display(description=_("sources"), ordering="source_count")
    def sources_cited(self, obj):
        """How many sources it cites."""
        return obj.source_count

    def preview_links(self, obj):
        """The principle's page."""
        return localized_links(_("Page"), "charters:principle", obj.key)


class CriterionInline(TranslatedInline, SortableTabularInline):
    """Criteria of a wording."""

    model = Criterion
    formset = OrderedFormSet
    fields = ("position", "text")


@admin.register(PrincipleRevision)
class PrincipleRevisionAdmin(TranslatedAdmin):
    """Wordings: drafts can be edited, sealed ones only read."""

    sealed_advice = _(
        "This wording is sealed: nobody can change or delete it. To change it, add a wording made from this one."
    )
    list_display = ("title", "principle", "number", "change", "sealed_at")
    list_filter = ("principle__charter", "change", ("sealed_at", admin.EmptyFieldListFilter))
    list_select_related = ("principle",)
    search_fields = ("principle__key", "title_fr", "title_en", "title_ar", "statement_fr")
    autocomplete_fields = ("principle", "base")
    fieldsets = (
        (None, {"fields": ("principle", "base", "change", "reason")}),
        (_("Texts"), {"fields": side_by_side("title", "statement", "rationale")}),
        (_("Putting it to work"), {"fields": side_by_side("typical_commitment", "clause_idea")}),
    )
    inlines = (CriterionInline,)

    def preview_links(self, obj):
        """The page of its principle."""
        return localized_links(_("Page"), "charters:principle", obj.principle.key)


class ArticleInline(TranslatedInline, SortableTabularInline):
    """The wordings of an edition, in order."""

    model = Article
    formset = OrderedFormSet
    autocomplete_fields = ("revision",)
    fields = ("position", "heading", "revision")


@admin.register(Edition)
class EditionAdmin(TranslatedAdmin):
    """Editions: drafts can be edited, sealed ones only read."""

    sealed_advice = _(
        "This edition is sealed: nobody can change or delete it. To change it, add an edition made from this one."
    )
    list_display = ("__str__", "status", "article_count", "consultation_opened_on", "sealed_at")
    list_filter = ("charter", "status")
    list_select_related = ("charter",)
    search_fields = ("number", "charter__title_fr", "charter__title_en", "charter__title_ar")
    autocomplete_fields = ("charter", "based_on")
    readonly_fields = ("status", "sealed_at", "digest")
    fieldsets = (
        (
            None,
            {"fields": ("charter", "number", "based_on", "consultation_closes_on", "status", "sealed_at", "digest")},
        ),
        (_("Texts"), {"fields": side_by_side("preamble")}),
    )
    inlines = (ArticleInline,)

    def get_queryset(self, request):
        """With the number of articles."""
        return super().get_queryset(request).annotate(number_of_articles=Count("articles"))

    @admin.display(description=_("articles"), ordering="number_of_articles")
    def article_count(self, obj):
        """How many articles it has."""
        return obj.number_of_articles

    def preview_links(self, obj):
        """The edition's page and PDF."""
        return [
            *localized_links(_("Page"), "charters:edition", obj.charter.slug, obj.number),
            *localized_links(_("PDF"), "charters:edition_pdf", obj.charter.slug, obj.number),
        ]
