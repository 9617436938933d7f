"""Charters in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import PortalAdmin, TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from ..models import Charter, Law, Principle, Source
from .importing import CharterImportAdmin


@admin.register(Charter)
class CharterAdmin(CharterImportAdmin, TranslatedAdmin):
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

    list_display = ("title", "key", "charter", "wordings", "sources_cited")
    list_filter = ("charter__kind", "charter")
    list_select_related = ("charter",)
    search_fields = ("key", "revisions__title_fr", "revisions__title_en", "revisions__title_ar")
    autocomplete_fields = ("charter",)
    fieldsets = ((None, {"fields": ("charter", "key")}),)
    # Those of the shared charter before those of reference charters.
    ordering = ("-charter__kind", "charter", "key")
    inlines = (SourceInline,)

    def get_queryset(self, request):
        """With the number of wordings and of sources."""
        counts = {"wording_count": Count("revisions", distinct=True), "source_count": Count("sources", distinct=True)}
        return super().get_queryset(request).for_choosing().annotate(**counts)

    @admin.display(description=_("title"), ordering="latest_title")
    def title(self, obj):
        """The title of its latest wording, in the language of the page."""
        return obj.latest_title or "—"

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
