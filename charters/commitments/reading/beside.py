"""What a city's own edition prints beside each principle: what it committed itself to, and how far it says it is."""

from typing import NamedTuple

from django.db.models import Case, When

from ...models import Article
from ..models import Assessment, Commitment, Report
from .commitments import Shown, shown

# Commitments in one edition, those under way first: what a document can carry.
MOST = 100


class Beside(NamedTuple):
    """What stands beside a principle: commitments, and the latest Assessment in a submitted report, or None."""

    commitments: tuple[Shown, ...]
    assessment: Assessment | None


class Progress(NamedTuple):
    """{number of a principle: Beside}, the commitments under principles that the edition does not list, and how many
    are left out.
    """

    under: dict
    elsewhere: tuple[Shown, ...]
    left_out: int


def progress_beside(member, edition, titles, *, on):
    """The Progress of a Member on a day beside the principles of an Edition; six queries, however much it promised.

    ``titles`` as ``principles_read``.
    """
    listed = set(Article.objects.filter(edition=edition).values_list("revision__principle", flat=True))
    current = Commitment.objects.filter(member=member).current()
    is_over = Case(When(status=Commitment.Status.PUBLISHED, then=0), default=1)
    rows = current.with_names().order_by(is_over, "due_on", "pk")
    under, elsewhere = {}, []
    found = shown(rows[:MOST], titles, on=on)
    for one in found:
        (under.setdefault(one.row.principle_id, []) if one.row.principle_id in listed else elsewhere).append(one)
    reports = Report.objects.current().filter(member=member)
    told = Assessment.objects.filter(report__in=reports, level__isnull=False).select_related("report")
    latest = {one.principle_id: one for one in told.order_by("report__year", "report__submitted_at")}
    beside = {pk: Beside(tuple(under.get(pk, ())), latest.get(pk)) for pk in under.keys() | latest.keys()}
    return Progress(beside, tuple(elsewhere), current.count() - len(found) if len(found) == MOST else 0)
