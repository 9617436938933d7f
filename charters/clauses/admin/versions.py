"""Versions of clauses in the administration: drafts in three languages side by side, published ones to read."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.languages import localized_links, side_by_side

from ...admin.wordings import changed_languages, described_states
from ..domain.translating import record_translation, states
from ..models import ClauseVersion
from .publishing import publish_view, review_view


@admin.register(ClauseVersion)
class ClauseVersionAdmin(TranslatedAdmin):
    """Words of clauses: drafts can be edited, published ones only read."""

    sealed_advice = _(
        "This version is published: nobody can change or delete it. To change the words or a translation, write the "
        "next version from the page of the clause."
    )
    list_display = ("title", "clause", "legal_order", "number_given", "published_at", "translation_states")
    list_display_links = ("title",)
    list_filter = (
        "clause__legal_order",
        ("clause__principle", admin.RelatedOnlyFieldListFilter),
        ("published_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("clause__principle",)
    ordering = ("clause__key", "-pk")
    search_fields = ("clause__key", "title_fr", "title_en", "title_ar", "text_fr")
    autocomplete_fields = ("clause",)
    readonly_fields = ("number_given", "published_at", "translation_states")
    fieldsets = (
        (None, {"fields": ("clause", "reason")}),
        (_("State"), {"fields": ("number_given", "published_at", "translation_states")}),
        (_("Texts"), {"fields": side_by_side("title", "text")}),
        (_("Legal effect"), {"fields": side_by_side("legal_effect", "sources")}),
    )

    def get_queryset(self, request):
        """With what the states of translations are read from, in one more query whatever the number of rows."""
        return super().get_queryset(request).prefetch_related("translations")

    @admin.display(description=_("legal order"), ordering="clause__legal_order")
    def legal_order(self, obj):
        """The law for which its clause is written."""
        return obj.clause.get_legal_order_display()

    @admin.display(description=_("number"), ordering="number")
    def number_given(self, obj):
        """The number given when it was published."""
        return obj.number or "—"

    @admin.display(description=_("translations"))
    def translation_states(self, obj):
        """How far each translation can be trusted."""
        return described_states(states(obj)) if obj.pk else "—"

    def get_readonly_fields(self, request, obj=None):
        """A version stays with its clause."""
        return ("clause", *self.readonly_fields) if obj else self.readonly_fields

    def save_related(self, request, form, formsets, change):
        """Record in which languages someone translated, as made from the present French."""
        super().save_related(request, form, formsets, change)
        found = states(ClauseVersion.objects.get(pk=form.instance.pk))
        for language in changed_languages(form, formsets):
            if found[language] != "missing":
                record_translation(form.instance, language=language)

    def preview_links(self, obj):
        """Its public page."""
        if not obj.is_sealed:
            return []
        return localized_links(_("Page"), "clauses:version", obj.clause.key, obj.number)

    def official_acts(self, request, obj):
        """To publish a draft, and to review its translations whether or not it is published."""
        acts = []
        if not obj.is_sealed and request.user.has_perm("clauses.publish_clauseversion"):
            address = reverse("admin:clauses_clauseversion_publish", args=[obj.pk])
            acts.append((_("Publish this version"), address))
        if request.user.has_perm("clauses.review_translation"):
            acts += [
                (label, reverse("admin:clauses_clauseversion_review", args=[obj.pk, language]))
                for language, label in (("en", _("Review the English")), ("ar", _("Review the Arabic")))
            ]
        return acts

    def get_urls(self):
        """With the acts."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:object_id>/publish/", wrap(self.publish), name="clauses_clauseversion_publish"),
            path("<int:object_id>/review/<str:language>/", wrap(self.review), name="clauses_clauseversion_review"),
            *super().get_urls(),
        ]

    def publish(self, request, object_id):
        """Publish a draft; see ``publishing``."""
        return publish_view(self, request, object_id)

    def review(self, request, object_id, language):
        """Review a translation; see ``publishing``."""
        return review_view(self, request, object_id, language)
