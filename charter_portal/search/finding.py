"""Looking for what everyone may read: the same documents on both databases, in the same order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When

from .databases import by_letters, holds
from .kinds import all_kinds
from .models import Indexed
from .renewing import renew


@dataclass(frozen=True)
class Found:
    """What was found: ``counts`` {name of kind: how many}, and the ``rows`` of Indexed in order: of ``kind``, or all.

    ``holds_all`` is whether each row holds everything that was looked for; else nothing does, and they hold some of it.
    """

    counts: Mapping[str, int]
    rows: QuerySet
    kind: str = ""
    holds_all: bool = True

    @property
    def total(self):
        """How many there are of all kinds."""
        return sum(self.counts.values())

    @property
    def kept(self):
        """How many there are in ``rows``."""
        return self.counts[self.kind] if self.kind else self.total


def find(terms, *, language, kind=""):
    """The Found for ``terms`` (see ``charter_portal.search.asking``) as readers in ``language`` see things.

    ``kind`` keeps one kind, if there is something of it. The index is brought up to date before: what was published a
    moment ago is found, and what was hidden is not. Two questions of the database and one for the rows; one more where
    nothing holds everything.
    """
    renew()
    rows = Indexed.objects.filter(language=language)
    whole = rows.filter(holds(connection, terms))
    counts = _counts(whole)
    if counts or len(terms) < 2:
        kind = kind if kind in counts else ""
        return Found(counts, _in_order(whole, terms, kind), kind)
    # A row holds so many of the terms; those that hold none are left out.
    held = sum((_one_if(holds(connection, [term])) for term in terms), Value(0))
    some = rows.annotate(held=held).filter(held__gt=0)
    counts = _counts(some)
    kind = kind if kind in counts else ""
    return Found(counts, _in_order(some, terms, kind, F("held").desc()), kind, holds_all=False)


def _counts(rows):
    return dict(rows.order_by().values_list("kind").annotate(Count("pk")))


def _in_order(rows, terms, kind, *first):
    """Titles first, then by kind, the latest of each first, then by title. ``first``: what comes before all that."""
    rows = rows.filter(kind=kind) if kind else rows
    places = Case(
        *(When(kind=one.name, then=Value(place)) for place, one in enumerate(all_kinds())),
        default=Value(len(all_kinds())),
        output_field=IntegerField(),
    )
    letters = [by_letters(connection, column) for column in ("sorting", "kind", "key", "part")]
    in_title = _one_if(holds(connection, terms, in_title=True))
    return rows.defer("words").order_by(*first, in_title.desc(), places, F("day").desc(nulls_last=True), *letters)


def _one_if(condition):
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
