"""The admin site that commission staff and the secretariat live in."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(admin.AdminSite):
    """Admin of the portal."""

    site_header = _("Charter portal: administration")
    site_title = _("Administration")
    index_title = _("What would you like to do?")
