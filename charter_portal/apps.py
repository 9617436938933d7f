"""Configuration of the project's own applications."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _

from .editing.linking import name_links


class PortalConfig(AppConfig):
    """Pages that compose several applications, templates and static files."""

    default = True
    name = "charter_portal"
    verbose_name = _("Charter portal")

    def ready(self):
        """Name what Django would name by its number."""
        name_links(("members", "charters", "meetings"))


class PortalAdminConfig(admin_apps.AdminConfig):
    """The admin with the portal's own site (title, guarded rows as messages)."""

    default = False
    default_site = "charter_portal.admin_site.PortalAdminSite"
