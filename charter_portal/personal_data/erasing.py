"""Erasing what is held about someone, holding by holding.

Rows are deleted, overwritten, or kept because they are acts. Their history is treated likewise: a name that is gone
from the row but stands in its history is not gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from .inventory import inventory


@dataclass(frozen=True)
class Delete:
    """The rows go."""

    def apply(self, rows: QuerySet, history: QuerySet | None):
        """Delete ``rows`` and what their history holds; files are removed with their row."""
        for row in rows:
            for column in row._meta.concrete_fields:
                if hasattr(column, "storage") and getattr(row, column.name):
                    getattr(row, column.name).delete(save=False)
        rows.delete()
        if history is not None:
            history.delete()


@dataclass(frozen=True)
class Overwrite:
    """The rows stay, as something refers to them, but say no longer who it was.

    ``values``: field → value, or function from row to value; fields that the history lacks are left out there.
    """

    values: Mapping

    def apply(self, rows: QuerySet, history: QuerySet | None):
        """Write ``values`` to ``rows`` and to all of their history."""
        for set_of_rows in (rows, history):
            if set_of_rows is None:
                continue
            columns = {column.name for column in set_of_rows.model._meta.concrete_fields}
            for row in list(set_of_rows):
                told = {
                    name: value(row) if callable(value) else value
                    for name, value in self.values.items()
                    if name in columns
                }
                set_of_rows.model._base_manager.filter(pk=row.pk).update(**told)


@dataclass(frozen=True)
class Keep:
    """The rows stay as they are; ``reason`` says by which right (GDPR art. 17 § 3)."""

    reason: str | Promise

    def apply(self, rows: QuerySet, history: QuerySet | None):
        """Nothing."""


def erase(subject):
    """Erase all that the inventory says is held about ``subject``. Runs in the caller's transaction.

    Deletions come before overwritings, and all rows are found before the first is touched: once an address is
    overwritten nothing leads from it any longer.
    """
    found = [(holding, holding.rows(subject), holding.history_rows(subject)) for holding in inventory.holdings]
    pinned = [(holding, _pinned(rows), _pinned(history)) for holding, rows, history in found]
    for kind in (Delete, Overwrite):
        for holding, rows, history in pinned:
            if isinstance(holding.erasure, kind):
                holding.erasure.apply(rows, history)


def _pinned(rows):
    """The same rows, found by their number from now on."""
    if rows is None:
        return None
    return rows.model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True)))
