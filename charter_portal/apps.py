"""Configuration of the project's own applications."""

from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from .editing.linking import name_links
from .text.directions import refuse_controls


class PortalConfig(AppConfig):
    """Pages that compose several applications, templates and static files."""

    default = True
    name = "charter_portal"
    verbose_name = _("Charter portal")

    def ready(self):
        """Name what Django would name by its number, and refuse texts that reorder the line."""
        name_links(("members", "charters", "meetings"))
        _guard_texts()


class PortalAdminConfig(admin_apps.AdminConfig):
    """The admin with the portal's own site (title, guarded rows as messages)."""

    default = False
    default_site = "charter_portal.admin_site.PortalAdminSite"


def _guard_texts():
    """Have every text of every model refused in forms where it holds characters that reorder what stands around them.

    Here rather than field by field: a field that a later change adds, or one made for a language, can't be missed.
    """
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.CharField | models.TextField) and refuse_controls not in field.validators:
                field.validators.append(refuse_controls)
