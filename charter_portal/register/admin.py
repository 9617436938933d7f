"""The register of acts in the administration: to read, never to change."""

from django.contrib import admin

from charter_portal.read_admin import ReadAdmin

from .models import Entry


@admin.register(Entry)
class EntryAdmin(ReadAdmin):
    """Entries of the register."""

    list_display = ("number", "act", "subject", "recorded_at")
    list_display_links = ("number", "act")
    list_filter = ("act",)
    search_fields = ("subject", "hash")
    fields = ("number", "act", "subject", "actor", "recorded_at", "content", "previous_hash", "hash")

    def has_module_permission(self, request):
        """Whoever may enter the administration may read the register."""
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None):
        """Whoever may enter the administration may read the register."""
        return self.has_module_permission(request)
