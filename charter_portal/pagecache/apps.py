"""Anonymous pages answered from memory, never stale."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "charter_portal.pagecache"
    label = "pagecache"
    verbose_name = _("Page cache")

    def ready(self):
        """Have the stamp changed after each migration."""
        # Imported here: it needs the models of other applications, which are loaded by now.
        from .watching import bump  # noqa: PLC0415

        post_migrate.connect(bump, sender=self, dispatch_uid="pagecache.bump")
