"""Search: an index of what everyone may read, derived from the applications' rows."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "charter_portal.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        """Read each application's ``searching`` module, and look at everything anew after each migration."""
        # Imported here: it needs the models.
        from .watching import note_everything  # noqa: PLC0415

        autodiscover_modules("searching")
        post_migrate.connect(note_everything, sender=self, dispatch_uid="search.note_everything")
