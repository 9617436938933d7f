"""The application, for its commands."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeepingConfig(AppConfig):
    name = "charter_portal.keeping"
    label = "keeping"
    verbose_name = _("Backups")
