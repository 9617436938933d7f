"""Anonymous pages answered from memory, never stale."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "charter_portal.pagecache"
    label = "pagecache"
    verbose_name = _("Page cache")

    def ready(self):
        """Have the triggers installed after each migration."""
        # Imported here: it needs the models of all applications, loaded by now.
        from .watching import install_after_migrate  # noqa: PLC0415

        post_migrate.connect(install_after_migrate, sender=self, dispatch_uid="pagecache.install")
