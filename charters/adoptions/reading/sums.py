"""How many cities hold each principle, and how, on a day."""

from typing import NamedTuple

from django.db.models import Count

from ..models import Adoption, AdoptionSpan, Holding
from ..querysets import on_day, present_on
from ..standing import Life, State, state
from .listing import Listed
from .standings import INSTITUTION


class Bar(NamedTuple):
    """A principle and the cities that have adopted the charter, by State: pairs (state, how many), none empty."""

    listed: Listed
    counts: tuple[tuple[str, int], ...]
    total: int

    @property
    def parts(self):
        """What the bar shows: (state, where it begins, how long it is), in cities."""
        found, start = [], 0
        for one, count in self.counts:
            found.append((one, start, count))
            start += count
        return tuple(found)


def adopters_on(charter, *, on):
    """The adoptions, as a QuerySet of values, under which a city of the day had adopted a charter on that day."""
    spans = AdoptionSpan.objects.filter(on_day(on), present_on(on, "adoption__member__"), adoption__charter=charter)
    adopted = spans.filter(life=Life.ADOPTED.value).exclude(adoption__member__kind=INSTITUTION)
    return adopted.order_by().values("adoption")


def bars_of(charter, principles, *, on):
    """The Bar of each principle (Listed) over the cities that have adopted on that day; two queries.

    A city whose adoption is suspended is not counted, nor is an institution.
    """
    adopters = adopters_on(charter, on=on)
    total = adopters.count()
    # Those that don't count are few: to look each row's adoption up among them costs less than among the adopters.
    others = Adoption.objects.filter(charter=charter).exclude(pk__in=adopters).order_by().values("pk")
    held = (
        Holding.objects.filter(on_day(on), principle__in=[one.pk for one in principles])
        .exclude(adoption__in=others)
        .order_by()
        .values_list("principle_id", "substance", "stance")
        .annotate(cities=Count("*"))
    )
    listed, counts = {one.pk: one for one in principles}, {}
    for principle, substance, stance, cities in held:
        key = principle, state(stance, substance, listed[principle].substance)
        counts[key] = counts.get(key, 0) + cities
    return [_bar(one, counts, total) for one in principles]


def _bar(listed, counts, total):
    found = {one: counts.get((listed.pk, one), 0) for one in State}
    found[State.UNDECIDED] = total - sum(found.values())
    return Bar(listed, tuple((one.value, count) for one, count in found.items() if count), total)
