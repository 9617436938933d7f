"""The history of accounts."""

from simple_history.models import HistoricalRecords

# Written by signing in, each time: the day of the visit, and a password hashed again by stronger parameters.
_SILENT = {"last_login", "password"}


class AccountRecords(HistoricalRecords):
    """Rows of history of an account; signing in leaves none."""

    def post_save(self, instance, created, using=None, update_fields=None, **kwargs):
        """Record what was saved, unless it is only what a visit writes."""
        if created or not update_fields or set(update_fields) - _SILENT:
            super().post_save(instance, created, using=using, **kwargs)
