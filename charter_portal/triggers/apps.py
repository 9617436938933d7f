"""Guards that the database itself keeps over sealed rows."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TriggersConfig(AppConfig):
    name = "charter_portal.triggers"
    label = "triggers"
    verbose_name = _("Database guards")
