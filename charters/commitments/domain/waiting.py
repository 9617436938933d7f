"""What a city has to do about its commitments, and whom to remind."""

import datetime

from django.utils import timezone

from members.domain.drafting import Draft
from members.domain.waiting import Todo

from ..models import Commitment
from .announcing import remind_of_commitment

MOST = 10  # lines of each sort on a workspace
SOON = datetime.timedelta(days=60)


def waiting_for_commitments(member, *, at):
    """Todos: say what became of each commitment that is late. One query."""
    late = Commitment.objects.filter(member=member).late(on=timezone.localdate(at)).order_by("due_on", "pk")
    return [Todo("commitments/todo.html", "late", weight=4, facts={"commitment": row}) for row in late[:MOST]]


def commitments_begun(member):
    """Drafts: what ``member`` has written of its commitments and not published. One query."""
    rows = Commitment.objects.drafts().filter(member=member).order_by("-changed_at")[:MOST]
    return [Draft("commitments/draft.html", row.changed_at, {"commitment": row}) for row in rows]


def remind_of_commitments(*, at=None):
    """Remind the cities of commitments that are due within SOON, or late; returns how many accounts were told now."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    rows = Commitment.objects.current().filter(status=Commitment.Status.PUBLISHED, due_on__lte=today + SOON)
    rows = rows.filter(member__left_on=None).select_related("member").order_by("pk")
    return sum(remind_of_commitment(row, is_late=row.is_late(on=today), at=at) for row in rows)
