"""Loading reference rows again and again without losing what people changed in between.

The history of each model is the loader's memory. Every row that it writes leaves a record there whose
change reason is REASON and the row's key in the data files; the latest such record says which row the
key stands for, whatever became of its fields, and what the loader last wrote into it. A row is updated
only while it still holds exactly that. A row that people edited or deleted is reported and left.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .exceptions import ReferenceDataError

REASON = "reference data: "

CREATED, UPDATED, UNCHANGED, LEFT = "created", "updated", "unchanged", "left"
SEALED = "sealed, differs from the data file"
EDITED = "edited here, differs from the data file"
LINKS_EDITED = "linked to other rows than in the data file"
DELETED = "deleted here"
REMOVED = "no longer in the data files"


@dataclass(frozen=True)
class Left:
    """A row that was left as it is, and why (one of the reasons above)."""

    key: str
    why: str
    fields: tuple[str, ...] = ()


class Ledger:
    """One load: puts rows, counts what became of each, and lists those that were left.

    Use inside a transaction, with French as the active language (modeltranslation's base columns follow it).
    ``counts`` maps a model to a Counter of outcomes; ``left`` is a list of Left.
    """

    def __init__(self):
        self.counts = defaultdict(Counter)
        self.left = []
        self._records = {}
        self._rows = {}
        self._written = set()

    def put(self, key, model, *, source, identity, values, initial=None, links=None, sealed=False):
        """Make the row that ``key`` stands for hold ``values``, unless people changed it or it is ``sealed``.

        ``identity`` finds a row that was there before the first load, and is part of a new row; ``initial``
        is given to a new row only, as ``links`` (many-to-many field → rows), which have no memory to compare with.
        ``source`` names file and key in errors. Returns the row, or None if people deleted it.
        Raises ReferenceDataError where the values are not valid.
        """
        row = self._put(key, model, source, identity, values, initial or {}, links or {}, sealed)
        self._rows[model, key] = row
        return row

    def cited(self, model, key, *, table, name):
        """The row that ``key`` was put as in this load, None if people deleted it.

        Raises ReferenceDataError naming ``name`` of ``table``, which cites it, if nothing was put as ``key``.
        """
        if (model, key) not in self._rows:
            raise table.error(name, f"there is no {key} in the data files")
        return self._rows[model, key]

    def _put(self, key, model, source, identity, values, initial, links, sealed):
        record = self._records_of(model).get(key)
        found = {"pk": record.pk_of_row} if record else identity
        row = model.objects.filter(**found).first()
        if row is None:
            if record:
                return self._leave(model, None, key, DELETED)
            if sealed:
                return self._leave(model, None, key, SEALED)
            return self._create(key, model, source, {**identity, **initial, **values}, links)
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if not changed:
            if any(set(getattr(row, name).all()) != set(rows) for name, rows in links.items()):
                return self._leave(model, row, key, LINKS_EDITED)
            self.counts[model][UNCHANGED] += 1
            return row
        if sealed:
            return self._leave(model, row, key, SEALED, changed)
        edited = [name for name in values if record is None or getattr(row, name) != getattr(record, name)]
        if edited:
            return self._leave(model, row, key, EDITED, changed)
        return self._update(key, row, source, {name: values[name] for name in changed})

    def leave(self, key, model, row, why):
        """Report a row that the caller found to be left for a reason of its own; returns the row."""
        self._rows[model, key] = row
        return self._leave(model, row, key, why)

    def wrote(self, model, key):
        """Whether this load created or updated the row of ``key``."""
        return (model, key) in self._written

    def number_of(self, model, key):
        """Primary key of the row that a load made for ``key``, even if it is gone; None if none did."""
        record = self._records_of(model).get(key)
        return record and record.pk_of_row

    def report_removed(self):
        """Report the rows of earlier loads, still there, whose keys are in no data file any more."""
        for model, records in self._records.items():
            gone = {key: record.pk_of_row for key, record in records.items() if (model, key) not in self._rows}
            there = set(model.objects.filter(pk__in=gone.values()).values_list("pk", flat=True))
            for key, number in gone.items():
                if number in there:
                    self._leave(model, None, key, REMOVED)

    def _records_of(self, model):
        """Key → latest record of a load, for ``model``; one query the first time."""
        if model not in self._records:
            records = model.history.filter(history_change_reason__startswith=REASON).order_by("history_id")
            self._records[model] = {
                record.history_change_reason.removeprefix(REASON): _numbered(record) for record in records
            }
        return self._records[model]

    def _leave(self, model, row, key, why, fields=()):
        self.counts[model][LEFT] += 1
        self.left.append(Left(key, why, tuple(fields)))
        return row

    def _create(self, key, model, source, values, links):
        row = model(**values)
        _check(row, source)
        row._change_reason = REASON + key
        row.save(force_insert=True)
        for name, rows in links.items():
            getattr(row, name).set(rows)
        self._written.add((model, key))
        self.counts[model][CREATED] += 1
        return row

    def _update(self, key, row, source, values):
        for name, value in values.items():
            setattr(row, name, value)
        _check(row, source)
        fields = set(values)
        # The base column repeats the French.
        fields |= {name.removesuffix("_fr") for name in values if name.endswith("_fr")}
        if hasattr(row, "version"):
            row.version += 1
            fields.add("version")
        row._change_reason = REASON + key
        row.save(update_fields=sorted(fields))
        self._written.add((type(row), key))
        self.counts[type(row)][UPDATED] += 1
        return row


def _numbered(record):
    """A historical record that also says, by one name for all models, the primary key of its row."""
    record.pk_of_row = getattr(record, record.instance_type._meta.pk.attname)
    return record


def _check(row, source):
    try:
        row.full_clean()
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise ReferenceDataError(f"{source}: {name}: {' '.join(messages)}") from error
