"""Taking the next version of a row, so that of two editors only one writes."""

from django.db.models import F

from .exceptions import EditConflict


def claim_version(*, row):
    """Count one more edit of ``row`` in the database and in memory, within the caller's transaction.

    The comparison and the increment are one UPDATE. Raises EditConflict where someone else was faster, or the row
    is gone.
    """
    rows = type(row)._base_manager.filter(pk=row.pk, version=row.version)
    if not rows.update(version=F("version") + 1):
        raise EditConflict(row.pk)
    row.version += 1
