"""Actions on the rows ticked in a list."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as stock_delete_selected
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .sealing import is_sealed


@admin.action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
def delete_selected(modeladmin, request, queryset):
    """Delete the rows after a confirmation; where one is sealed, delete none and say so."""
    sealed = [str(row) for row in queryset if is_sealed(row)]
    if sealed:
        message = _("Nothing was deleted. Sealed rows cannot be: %(rows)s.") % {"rows": ", ".join(sealed)}
        modeladmin.message_user(request, message, messages.ERROR)
        return None
    return stock_delete_selected(modeladmin, request, queryset)
