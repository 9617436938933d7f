"""Editions of charters in the administration."""

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.formsets import OrderedFormSet
from charter_portal.editing.inlines import TranslatedInline
from charter_portal.editing.languages import localized_links, side_by_side

from ..domain.translating import states, states_of
from ..models import Article, Edition
from ..models.translation import TranslationState
from .acts import opening_view
from .drafts import next_edition_view
from .enacting import enacting_view, step_address, steps_of
from .wordings import TranslationRecordingMixin, described_states


class ArticleInline(TranslatedInline, SortableTabularInline):
    """The wordings of an edition, in order."""

    model = Article
    formset = OrderedFormSet
    autocomplete_fields = ("revision",)
    fields = ("position", "revision", "heading")

    def get_queryset(self, request):
        """With the wordings that the rows show."""
        return super().get_queryset(request).select_related("revision")


@admin.register(Edition)
class EditionAdmin(TranslationRecordingMixin, TranslatedAdmin):
    """Editions: drafts can be edited, sealed ones only read."""

    sealed_advice = _(
        "This edition is sealed: nobody can change or delete it. To change the text, prepare the next edition, then "
        "make new wordings of the principles that change."
    )
    list_display = ("__str__", "status", "article_count", "missing_count", "consultation_opened_on", "sealed_at")
    list_filter = ("charter", "status")
    list_select_related = ("charter",)
    search_fields = ("number", "charter__title_fr", "charter__title_en", "charter__title_ar")
    autocomplete_fields = ("charter", "based_on")
    readonly_fields = ("status", "sealed_at", "digest", "translation_states")
    fieldsets = (
        (None, {"fields": ("charter", "number", "based_on", "consultation_closes_on")}),
        (_("State"), {"fields": ("status", "sealed_at", "digest", "translation_states")}),
        (_("Texts"), {"fields": side_by_side("preamble")}),
    )
    inlines = (ArticleInline,)

    def get_queryset(self, request):
        """With its articles and what the states of translations are read from, in five more queries."""
        related = ("translations", "articles", "articles__revision__criteria", "articles__revision__translations")
        return super().get_queryset(request).prefetch_related(*related)

    @admin.display(description=_("articles"))
    def article_count(self, obj):
        """How many articles it has."""
        return len(obj.articles.all())

    @admin.display(description=_("translations missing"))
    def missing_count(self, obj):
        """How many translations are missing, of its wordings and of its own words."""
        found = [*states_of([article.revision for article in obj.articles.all()]).values(), *states(obj).values()]
        return sum(1 for state in found if state is TranslationState.MISSING)

    @admin.display(description=_("translations of the preamble and headings"))
    def translation_states(self, obj):
        """How far each translation can be trusted."""
        return described_states(states(obj)) if obj.pk else "—"

    def get_urls(self):
        """With the acts of its life, and the next edition."""
        opening, following = (self.admin_site.admin_view(view) for view in (self.open_consultation, self.next_edition))
        return [
            path("<int:object_id>/open-consultation/", opening, name="charters_edition_open_consultation"),
            path("<int:object_id>/next/", following, name="charters_edition_next"),
            path("<int:object_id>/act/<slug:name>/", self.admin_site.admin_view(self.act), name="charters_edition_act"),
            *super().get_urls(),
        ]

    def next_edition(self, request, object_id):
        """Prepare the next edition; see ``drafts``."""
        return next_edition_view(self, request, object_id)

    def open_consultation(self, request, object_id):
        """Open a consultation; see ``acts``."""
        return opening_view(self, request, object_id)

    def act(self, request, object_id, name):
        """Do an act of its life; see ``enacting``."""
        return enacting_view(self, request, object_id, name)

    def preview_links(self, obj):
        """The edition's page and PDF."""
        return [
            *localized_links(_("Page"), "charters:edition", obj.charter.slug, obj.number),
            *localized_links(_("PDF"), "charters:edition_pdf", obj.charter.slug, obj.number),
        ]

    def official_acts(self, request, obj):
        """What can be done with the edition as it stands, reviews of the translations."""
        acts = self.review_acts(request, obj)
        if request.user.has_perm("charters.enact_edition"):
            acts = [*((step.label, step_address(obj, step)) for step in steps_of(obj)), *acts]
        if obj.status == Edition.Status.DRAFT and request.user.has_perm("charters.open_consultation"):
            address = reverse("admin:charters_edition_open_consultation", args=[obj.pk])
            acts.insert(0, (_("Open the consultation"), address))
        if obj.is_sealed and request.user.has_perm("charters.add_edition"):
            acts.insert(0, (_("Prepare the next edition"), reverse("admin:charters_edition_next", args=[obj.pk])))
        return acts
