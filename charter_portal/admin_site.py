"""The admin site that commission staff and the secretariat live in."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

from .editing.actions import delete_selected
from .editing.choosing import ChoosingView
from .staff_tasks import groups_of, under_way_for, waiting_for

# Applications in the order of the home page; others follow.
_ORDER = ("charters", "votes", "meetings", "members", "register")


class PortalAdminSite(admin.AdminSite):
    """Admin of the portal."""

    site_header = _("Charter portal: administration")
    site_title = _("Administration")
    index_title = _("What would you like to do?")

    def __init__(self, name="admin"):
        super().__init__(name)
        self.add_action(delete_selected, "delete_selected")

    def login(self, request, extra_context=None):
        """To the portal's own sign-in page, where attempts are counted and the second factor is asked for."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        back = request.GET.get("next", "")
        if not (back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)):
            back = reverse("admin:index")
        if request.user.is_authenticated:
            return redirect(back)
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': back})}")

    def password_change(self, request, extra_context=None):
        """To the page where everyone changes their password."""
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        """To one's account."""
        return redirect("account")

    def index(self, request, extra_context=None):
        """The home page: what waits, what is under way, then what one can do."""
        context = {
            "groups": groups_of(self.get_app_list(request)),
            "waiting": waiting_for(request.user),
            "under_way": under_way_for(request.user, at=timezone.now()),
        }
        return super().index(request, context | (extra_context or {}))

    def autocomplete_view(self, request):
        """What is offered while one types in a box."""
        return ChoosingView.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Applications in the order in which people work."""
        applications = super().get_app_list(request, app_label)
        rank = {label: number for number, label in enumerate(_ORDER)}
        return sorted(applications, key=lambda application: rank.get(application["app_label"], len(rank)))
