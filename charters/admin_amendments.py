"""Submitted amendments in the administration: to read, and to judge by acts that each have a page."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import localized_links

from .models import Amendment
from .reading_amending import compared


@admin.register(Amendment)
class AmendmentAdmin(admin.ModelAdmin):
    """Amendments that cities submitted; their drafts are nobody else's business."""

    list_display = ("named", "city", "principle", "kind", "language", "status", "submitted_at")
    list_filter = ("status", "kind", "language", "edition")
    list_per_page = 50
    search_fields = ("=number", "member__name_fr", "revision__title_fr", "revision__principle__key")
    ordering = ("-edition", "-number")
    change_form_template = "admin/charters/amendment/change_form.html"
    show_full_result_count = False

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_queryset(self, request):
        """Those that are submitted."""
        return super().get_queryset(request).submitted().for_listing()

    @admin.display(description=_("amendment"), ordering="number")
    def named(self, obj):
        """Its edition and number."""
        return f"{obj.edition.number} – {obj.number}"

    @admin.display(description=_("member"), ordering="member__name_fr")
    def city(self, obj):
        """The city that submitted it."""
        return format_html("<bdi>{}</bdi>", obj.member.name)

    @admin.display(description=_("principle"), ordering="revision__principle__key")
    def principle(self, obj):
        """The title of the wording."""
        return format_html("<bdi>{}</bdi>", obj.revision.title)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One amendment: what it changes, its history, what can be done with it."""
        return super().change_view(request, object_id, form_url, (extra_context or {}) | self.shown(object_id))

    def shown(self, object_id):
        """What the page of one shows besides its row."""
        found = self.model.objects.submitted().for_listing().select_related("result").filter(pk=object_id).first()
        if found is None:
            return {}
        return {
            "amendment": found,
            "compared": compared(found),
            "cosignatures": found.cosignatures.select_related("member"),
            "events": found.events.select_related("member", "by__person"),
            "preview_links": localized_links(
                _("Page"), "charters:amendment", found.edition.charter.slug, found.edition.number, found.number
            ),
        }

    def has_add_permission(self, request):
        """Nobody: cities write them."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody: what can be done is done by acts."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody."""
        return False
