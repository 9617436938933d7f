"""How the cities' commitments stood at the end of a year, as it was known on that day."""

from collections import Counter
from typing import NamedTuple

from django.utils import timezone

from ...commitments.models import Commitment, Outcome
from ...commitments.reading.hiding import veiled_commitment, veiled_outcome
from .events import name_of
from .listing import Short, shortened

LATE = "late"
# How a commitment stands, in the order in which it is told.
STATUSES = (Commitment.Status.PUBLISHED.value, LATE, *Outcome.Kind.values)
MOST = 20


class Promise(NamedTuple):
    """A Commitment with the name of its city, and what was said of it: an Outcome, or None."""

    city: str
    row: Commitment
    text: str
    outcome: Outcome | None
    words: str


class Promises(NamedTuple):
    """The commitments of a day: how many stand how, in all and by principle, those that are late, those of the year.

    ``counts``: {status: how many}; ``by_principle``: {number of a principle: counts}; ``made``: how many were first
    published in the year; ``settled`` are those of which the year said what became of them.
    """

    counts: dict
    by_principle: dict
    made: int
    settled: Short
    late: Short

    @property
    def total(self):
        """How many there are."""
        return sum(self.counts.values())


def promises_read(year, language):
    """The Promises of a Year; four queries."""
    rows = list(
        Commitment.objects.public()
        .filter(published_at__lt=year.ends_at)
        .order_by("due_on", "pk")
        .values_list("pk", "principle", "replaces", "due_on", "published_at")
    )
    said = {}
    for outcome in Outcome.objects.filter(said_at__lt=year.ends_at).order_by("entry"):
        said[outcome.commitment_id] = outcome
    replaced = {replaces for _pk, _principle, replaces, *_rest in rows}
    counts, by_principle, late = Counter(), {}, []
    for pk, principle, _replaces, due_on, _published_at in rows:
        if pk in replaced:
            continue
        stands = _status(said.get(pk), due_on, year.on)
        counts[stands] += 1
        by_principle.setdefault(principle, Counter())[stands] += 1
        if stands == LATE:
            late.append(pk)
    settled = [pk for pk, one in said.items() if year.holds(_day(one.said_at))]
    shown = late[:MOST], settled[-MOST:][::-1]
    found = Commitment.objects.with_names().in_bulk([pk for some in shown for pk in some])
    late_shown, settled_shown = (tuple(_promise(found[pk], said.get(pk), language) for pk in some) for some in shown)
    return Promises(
        counts=counts,
        by_principle=by_principle,
        made=sum(replaces is None and year.holds(_day(at)) for _pk, _of, replaces, _due, at in rows),
        settled=Short(settled_shown, len(settled) - len(settled_shown)),
        late=Short(late_shown, len(late) - len(late_shown)),
    )


def _status(outcome, due_on, on):
    if outcome is not None:
        return outcome.kind
    return LATE if due_on < on else Commitment.Status.PUBLISHED.value


def _day(moment):
    return timezone.localdate(moment)


def _promise(row, outcome, language):
    row, outcome = veiled_commitment(row), veiled_outcome(outcome, row)
    words = shortened(outcome.words, 300) if outcome else ""
    return Promise(name_of(row.member, language), row, shortened(row.text, 300), outcome, words)
