"""What the cities' reports of a year say: how far they are with each principle, and who published none."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count

from ...commitments.models import Assessment, Report
from .listing import Short, short

NAMES = 80
LEVELS = tuple(Assessment.Level.values)


class Levels(NamedTuple):
    """How many reports give a principle each level, from 0 to 4."""

    counts: tuple[int, ...]

    @property
    def total(self):
        """How many reports assess it."""
        return sum(self.counts)

    @property
    def mean(self):
        """The mean level to one decimal, a Decimal; None where no report assesses it."""
        if not self.total:
            return None
        sums = sum(level * count for level, count in zip(LEVELS, self.counts, strict=True))
        return (Decimal(sums) / self.total).quantize(Decimal("0.1"))


class Reports(NamedTuple):
    """The reports of a year: how many, the Levels of each principle (by number), the adopters that published none."""

    total: int
    levels: dict
    without: Short


def reports_read(year, standings):
    """The Reports of a Year; two queries. ``standings`` are those of its end."""
    current = Report.objects.current().filter(year=year.number)
    of = set(current.order_by().values_list("member", flat=True))
    counted = Counter()
    rows = Assessment.objects.filter(report__in=current, level__isnull=False).order_by()
    for principle, level, count in rows.values_list("principle", "level").annotate(count=Count("pk")):
        counted[principle, level] = count
    principles = {principle for principle, _level in counted}
    levels = {one: Levels(tuple(counted[one, level] for level in LEVELS)) for one in principles}
    without = [one.name for one in standings if one.has_decided and not one.is_support and one.pk not in of]
    return Reports(len(of), levels, short(without, NAMES))
