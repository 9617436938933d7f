"""Who is told what, by which channel, how often."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "charter_portal.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self):
        """Read each application's ``notices`` module, which registers its kinds of notice."""
        # Imported here, as they need the models: one registers a check, one declares what recurs daily.
        from . import checks, digesting  # noqa: F401, PLC0415

        autodiscover_modules("notices")
