"""What a year brought to the clauses that cities put into contracts: trials begun, clauses generalised, lessons."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from charter_portal.text.localized import Localized, localized_on

from ...clauses import stages
from ...clauses.models import Report, Stage, Use
from ...clauses.reading.uses import WITH, uses_read
from .events import name_of
from .listing import Short, shortened

MOST = 20


class Tried(NamedTuple):
    """A stage of a use: who, which clause, on which contract, from when if that is known, and what was learned.

    ``source``: where it was said, for what the city did not record itself; else "". ``is_hidden``: words are left out.
    """

    city: str
    title: Localized
    contract: Localized
    on: datetime.date | None
    lesson: Localized
    source: Localized
    is_hidden: bool = False


class Clauses(NamedTuple):
    """The trials that began in a year, the clauses that were generalised, and the trials that ended otherwise."""

    begun: Short
    generalised: Short
    ended: Short

    @property
    def is_empty(self):
        """Whether the year brought nothing."""
        return not any(one.total for one in self)


def clauses_read(year, titles, language):
    """The Clauses of a Year; at most four queries. ``titles`` as ``principles_read``.

    A stage without a day of its own is of the year in which it was published; one that was corrected isn't told.
    """
    of_uses = {}
    public = Stage.objects.public().filter(use__published_at__isnull=False, published_at__lt=year.ends_at)
    for stage in public.only("pk", "use", "kind", "corrects", "began_on", "ended_on", "published_at"):
        of_uses.setdefault(stage.use_id, []).append(stage)
    kinds = {kind: [] for kind in stages.KINDS}
    for use, rows in of_uses.items():
        for stage in stages.holding(rows):
            if year.holds(_day_of(stage) or timezone.localdate(stage.published_at)):
                kinds[stage.kind].append((use, stage.pk))
    wanted = {use for found in kinds.values() for use, _stage in found[:MOST]}
    read = {one.pk: one for one in uses_read(Use.objects.filter(pk__in=wanted).select_related(*WITH), titles, language)}
    reported = _reported(year, language)
    return Clauses(*(_short(kinds[kind], read, reported[kind]) for kind in stages.KINDS))


def _short(found, read, reported):
    told = [_tried(read[use], stage) for use, stage in found[:MOST]]
    shown = (told + reported)[:MOST]
    return Short(tuple(shown), len(found) + len(reported) - len(shown))


def _tried(use, number):
    stage = next(one for one in use.history if one.pk == number)
    plain, none = (Localized(text, language="") for text in (stage.contract, ""))
    lesson = Localized(shortened(stage.lesson), language="")
    return Tried(use.city, use.title, plain, _day_of(stage), lesson, none, use.is_hidden or stage.is_hidden)


def _day_of(stage):
    return stage.ended_on if stage.kind == stages.ENDED else stage.began_on


def _reported(year, language):
    """{kind: Tried} of what was reported elsewhere with a day of this Year; one query."""
    found = {kind: [] for kind in stages.KINDS}
    for row in Report.objects.select_related("member", "principle", "clause_version__clause"):
        if row.kind in found and year.holds(_day_of(row)):
            version = row.clause_version
            title = localized_on(version, "title", language) if version else Localized("", language="")
            contract, account, source = (
                localized_on(row, name, language) for name in ("contract", "account", "source")
            )
            found[row.kind].append(Tried(name_of(row.member, language), title, contract, _day_of(row), account, source))
    return found
