"""The years of which there is something to tell, and the days of one."""

import datetime
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone

from ...adoptions.models import AdoptionSpan
from ...models import Charter


class Year(NamedTuple):
    """A calendar year up to the day ``on`` whose figures are told: its last day, today while it ``is_running``."""

    number: int
    on: datetime.date
    is_running: bool

    @property
    def begins(self):
        """Its first day."""
        return datetime.date(self.number, 1, 1)

    @property
    def days(self):
        """(first day, day of the figures), both counted."""
        return self.begins, self.on

    @property
    def ends_at(self):
        """The moment at which the day of the figures is over, aware."""
        return timezone.make_aware(datetime.datetime.combine(self.on + datetime.timedelta(days=1), datetime.time.min))

    def holds(self, day):
        """Whether a date, or None, is of the year and not after the day of the figures."""
        return day is not None and self.begins <= day <= self.on


def shared_charter_with_owner():
    """The network's Charter with what names its issuer, or None; one query."""
    return Charter.objects.select_related("owner").filter(kind=Charter.Kind.SHARED).first()


def years_told(charter, *, today):
    """The numbers of the years since something was first on record with a Charter, the latest first; one query."""
    first = AdoptionSpan.objects.filter(adoption__charter=charter, since__lte=today).aggregate(first=Min("since"))
    return range(today.year, first["first"].year - 1, -1) if first["first"] else range(0)


def year_told(charter, number, *, today):
    """The Year, or None where there is nothing to tell of it; one query."""
    if number not in years_told(charter, today=today):
        return None
    return Year(number, min(datetime.date(number, 12, 31), today), number == today.year)
