"""How the rows of a use's history make its present state. Pure functions: no Django, no clock.

Rows have a ``pk``, a ``kind`` (TRIAL, GENERALISED or ENDED) and ``corrects_id``, the pk of the row that they correct or
None; they come in the order in which they were published.
"""

from typing import NamedTuple

TRIAL, GENERALISED, ENDED = KINDS = ("trial", "generalised", "ended")
# What can follow a stage: a trial may be tried again on another contract, what ended is over.
_AFTER = {None: KINDS, TRIAL: KINDS, GENERALISED: (ENDED,), ENDED: ()}


class Told(NamedTuple):
    """A row, and the row that takes its place or None where it still holds."""

    row: object
    corrected_by: object

    @property
    def holds(self):
        """Whether no later row corrects it."""
        return self.corrected_by is None


def history_of(rows):
    """A Told for each row, in the order given."""
    correcting = {row.corrects_id: row for row in rows if row.corrects_id is not None}
    return [Told(row, correcting.get(row.pk)) for row in rows]


def holding(rows):
    """The rows that hold, each at the place of the one that it corrects: the stages as they happened."""
    correcting = {row.corrects_id: row for row in rows if row.corrects_id is not None}
    found = []
    for row in rows:
        if row.corrects_id is not None:
            continue
        last = row
        while last.pk in correcting:
            last = correcting[last.pk]
        found.append(last)
    return found


def present(rows):
    """The row that says how the use stands now, None where there is none."""
    return next(reversed(holding(rows)), None)


def possible_kinds(rows, corrects=None):
    """The kinds that a further row can have; with ``corrects``, the pk of a row that holds, one in its place."""
    kinds = [(row.pk, row.kind) for row in holding(rows)]
    if corrects is None:
        return _AFTER[kinds[-1][1] if kinds else None]
    place = [pk for pk, _kind in kinds].index(corrects)
    before = kinds[place - 1][1] if place else None
    after = kinds[place + 1][1] if place + 1 < len(kinds) else None
    return tuple(kind for kind in _AFTER[before] if after is None or after in _AFTER[kind])
