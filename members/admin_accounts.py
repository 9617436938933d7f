"""Accounts in the administration: administrators only."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.history_pages import HistoryAdmin

from .forms import AccountChangeForm, AccountCreationForm
from .models import User

# Rows that follow the account, and hold the secrets of second factors: nobody reads or edits them here.
for _model in (Authenticator, EmailAddress, UserSession):
    admin.site.unregister(_model)


@admin.register(User)
class AccountAdmin(HistoryAdmin, UserAdmin):
    """Accounts and their roles. Only an administrator sees or changes them."""

    form = AccountChangeForm
    add_form = AccountCreationForm
    list_display = ("email", "person", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_superuser", "is_active")
    list_select_related = ("person",)
    search_fields = ("email", "person__surname", "person__given_name")
    ordering = ("email",)
    autocomplete_fields = ("person",)
    readonly_fields = ("last_login", "joined_at", "actor_number")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "password", "person", "language")}),
        (_("Role"), {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "joined_at", "actor_number")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    class Media:
        css = {"all": ("css/admin.css",)}
        js = ("js/admin-select.js",)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Roles as boxes to tick."""
        return super().formfield_for_manytomany(db_field, request, **kwargs | {"widget": CheckboxSelectMultiple})

    def has_module_permission(self, request):
        """Administrators only, whatever other permissions were given."""
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        """Administrators only."""
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        """Administrators only."""
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None):
        """Administrators only."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Administrators only."""
        return self.has_module_permission(request)
