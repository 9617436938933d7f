"""The append-only, hash-chained register of official acts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "charter_portal.register"
    label = "register"
    verbose_name = _("Register of acts")

    def ready(self):
        """Learn where the applications show what acts are about."""
        autodiscover_modules("addresses")
