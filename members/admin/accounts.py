"""Accounts in the administration: administrators only."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from charter_portal.editing.history_pages import HistoryAdmin

from ..accounts.second_factor import has_second_factor
from ..domain.resetting import take_second_factor_away
from ..forms.editing import AccountChangeForm, AccountCreationForm
from ..models import User
from .team import TeamInvitationsAdmin

# Rows that follow the account, and hold the secrets of second factors: nobody reads or edits them here.
for _model in (Authenticator, EmailAddress, UserSession):
    admin.site.unregister(_model)


_ROLE = _("Role")


@admin.register(User)
class AccountAdmin(TeamInvitationsAdmin, HistoryAdmin, UserAdmin):
    """Accounts and their roles. Only an administrator sees or changes them."""

    form = AccountChangeForm
    add_form = AccountCreationForm
    list_display = ("email", "person", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_superuser", "is_active")
    list_select_related = ("person",)
    search_fields = ("email", "person__surname", "person__given_name")
    ordering = ("email",)
    autocomplete_fields = ("person",)
    readonly_fields = ("second_factor", "last_login", "joined_at", "actor_number")
    actions = ("take_second_factor_away",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "password", "second_factor", "person", "language")}),
        (_ROLE, {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        (_("Dates"), {"fields": ("last_login", "joined_at", "actor_number")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    class Media:
        css = {"all": ("css/admin.css",)}
        js = ("js/admin-select.js",)

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, obj):
        """Whether the account has one."""
        return has_second_factor(obj)

    @admin.action(description=_("Take the second factor away (lost phone)"), permissions=["change"])
    def take_second_factor_away(self, request, queryset):
        """Take it from the accounts that were chosen; each is told, and its sessions end."""
        taken = [user for user in queryset if take_second_factor_away(user=user)]
        for user in taken:
            self.log_change(request, user, [{"changed": {"fields": ["second factor"]}}])
        message = ngettext(
            "The second factor of %(count)d account was taken away; its owner is told.",
            "The second factor of %(count)d accounts was taken away; their owners are told.",
            len(taken),
        )
        self.message_user(request, message % {"count": len(taken)}, messages.SUCCESS)

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
        """Administrators only, and nobody their own account: whoever acts remains, so one always does."""
        return self.has_module_permission(request) and obj != request.user

    def get_readonly_fields(self, request, obj=None):
        """Without what would shut the reader out of the administration on their own account."""
        own = ("is_active", "is_staff", "is_superuser") if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def get_fieldsets(self, request, obj=None):
        """Saying why some of it can't be changed on the reader's own account."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj != request.user:
            return fieldsets
        why = _("On your own account, another administrator changes what is not a box to tick here.")
        return [(name, options | ({"description": why} if name == _ROLE else {})) for name, options in fieldsets]
