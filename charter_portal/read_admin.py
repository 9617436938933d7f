"""Pages of the administration for rows that nobody writes there: what is done with them has pages of its own."""

from django.contrib import admin


class ReadAdmin(admin.ModelAdmin):
    """A page of the administration to read, whoever asks, superusers too."""

    def has_add_permission(self, request):
        """Nobody."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody."""
        return False
