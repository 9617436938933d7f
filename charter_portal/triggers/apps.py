"""Guards that the database itself keeps over sealed rows."""

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from .installing import install


def install_after_migrate(using, **kwargs):
    """Bring the triggers up to date once every migration has run."""
    install(connections[using])


class TriggersConfig(AppConfig):
    name = "charter_portal.triggers"
    label = "triggers"
    verbose_name = _("Database guards")

    def ready(self):
        """Read what the applications declare and watch over it."""
        from . import checks  # noqa: F401, PLC0415 -- registers the check, once applications are loaded

        autodiscover_modules("guards")
        post_migrate.connect(install_after_migrate, sender=self, dispatch_uid="triggers")
