"""Reported uses in the administration: what was said elsewhere, with its source, in three languages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.admin import TranslatedAdmin
from charter_portal.editing.languages import localized_links, side_by_side

from ..models import Report


@admin.register(Report)
class ReportAdmin(TranslatedAdmin):
    """Uses that a city has not recorded itself."""

    list_display = ("member", "principle", "kind", "source")
    list_filter = ("kind",)
    list_select_related = ("member", "principle")
    search_fields = ("member__name_fr", "account_fr", "source_fr")
    autocomplete_fields = ("member", "principle", "clause_version")
    fieldsets = (
        (None, {"fields": ("member", "principle", "clause_version", "kind", ("began_on", "ended_on"))}),
        (
            _("What was said"),
            {
                "fields": side_by_side("account", "contract", "offers_note"),
                "description": _("Write only what the source says. What it does not say stays blank: it is shown so."),
            },
        ),
        (_("Source"), {"fields": (*side_by_side("source"), "source_path")}),
    )

    def preview_links(self, obj):
        """The list of uses."""
        return localized_links(_("Page"), "clauses:use_list")
