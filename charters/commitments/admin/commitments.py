"""Commitments in the administration: to read; a city's words are its own, nobody here edits them."""

from django.contrib import admin
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links
from charter_portal.read_admin import ReadAdmin

from ...admin.hiding import step_on
from ..models import Commitment
from .moderating import hiding_of


@admin.register(Commitment)
class CommitmentAdmin(ReadAdmin):
    """What cities published of their commitments, every version."""

    list_display = ("city", "words", "principle", "due_on", "status", "published_at")
    list_filter = (
        "status",
        ("principle", admin.RelatedOnlyFieldListFilter),
        ("hidden_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("member", "principle")
    list_per_page = 50
    view_on_site = False
    show_full_result_count = False
    search_fields = ("member__name_fr", "text")
    ordering = ("-published_at", "-pk")
    fields = (
        *("city", "principle", "words", "indicator", "baseline", "target", "unit", "due_on", "verification"),
        *("status", "published_at", "replaces"),
    )
    readonly_fields = fields
    change_form_template = "admin/portal_change_form.html"

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are published: nobody of the team reads a city's drafts."""
        return super().get_queryset(request).public()

    @admin.display(description=_("city"), ordering="member__name_fr")
    def city(self, obj):
        """The city that committed itself."""
        return format_html("<bdi>{}</bdi>", obj.member.name)

    @admin.display(description=_("commitment"))
    def words(self, obj):
        """Its words."""
        return format_html("<bdi>{}</bdi>", obj.text)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The commitment to read, with the way to its public page."""
        obj = self.get_object(request, object_id) if object_id else None
        if obj is not None:
            pages = localized_links(_("Page"), "commitments:commitment", obj.pk)
            name, step = step_on(obj)
            acts = [(step.label, reverse("admin:commitments_commitment_hiding", args=[obj.pk, name]))]
            extra_context = {"official_acts": acts, "preview_links": pages, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        """With moderation."""
        view = self.admin_site.admin_view(self.hiding)
        return [
            path("<int:pk>/words/<slug:name>/", view, name="commitments_commitment_hiding"),
            *super().get_urls(),
        ]

    def hiding(self, request, pk, name):
        """Hide the words of a commitment, or show them again."""
        row = get_object_or_404(Commitment.objects.public().with_names(), pk=pk)
        return hiding_of(self, request, name, row, "admin/commitments/commitment_words.html")
