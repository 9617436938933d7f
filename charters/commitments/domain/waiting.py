"""What a city has to do about its commitments, and whom to remind."""

import datetime

from django.utils import timezone

from members.domain.drafting import Draft
from members.domain.waiting import Todo
from members.models import Member

from ...adoptions.models import AdoptionSpan
from ...adoptions.standing import Life
from ...models import Charter
from ..following import next_due
from ..models import Commitment, Report
from .announcing import remind_of_commitment, remind_of_report

MOST = 10  # lines of each sort on a workspace
SOON = datetime.timedelta(days=60)


def waiting_for_commitments(member, *, at):
    """Todos: say what became of each commitment that is late. One query."""
    late = Commitment.objects.filter(member=member).late(on=member.day_at(at)).order_by("due_on", "pk")
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
    return sum(remind_of_commitment(row, is_late=row.is_late(on=row.member.day_at(at)), at=at) for row in rows)


def dues_of(members, *, on):
    """{number of a member: Due}, of those of ``members`` (a queryset) whose adoption holds on the date ``on``.

    A suspension changes nothing in what is due; a withdrawal ends it. Two queries.
    """
    held = (Life.ADOPTED.value, Life.SUSPENDED.value)
    spans = AdoptionSpan.objects.filter(
        adoption__charter__kind=Charter.Kind.SHARED, adoption__member__in=members, since__lte=on
    ).order_by("adoption", "since")
    since = {}
    for member, life, begins in spans.values_list("adoption__member", "life", "since"):
        if life in held:
            since.setdefault(member, begins)
        else:
            since.pop(member, None)
    handed_in = {}
    rows = Report.objects.submitted().filter(member__in=list(since), replaces=None)
    for report in rows.select_related("member"):
        handed_in.setdefault(report.member_id, []).append(report.member.day_at(report.submitted_at))
    return {member: next_due(day, handed_in.get(member, ()), on=on) for member, day in since.items()}


def waiting_for_reports(member, *, at):
    """Todos: the report that is due within SOON, or late. Two queries."""
    today = member.day_at(at)
    due = dues_of([member.pk], on=today).get(member.pk)
    if due is None or due.on > today + SOON:
        return []
    return [Todo("commitments/todo_report.html", "report", weight=3, facts={"next_report": due})]


def remind_of_reports(*, at=None):
    """Remind the cities of reports that are due within SOON, or late; returns how many accounts were told now."""
    at = at or timezone.now()
    present, days, dues = Member.objects.filter(left_on=None, kind=Member.Kind.CITY), {}, {}
    for zone in present.order_by().values_list("time_zone", flat=True).distinct():
        days.setdefault(Member(time_zone=zone).day_at(at), []).append(zone)
    # Wherever it is noon, there are three dates at most.
    for today, zones in days.items():
        found = dues_of(present.filter(time_zone__in=zones).values("pk"), on=today)
        dues |= {pk: due for pk, due in found.items() if due.on <= today + SOON}
    return sum(remind_of_report(row, dues[row.pk], at=at) for row in Member.objects.filter(pk__in=dues).order_by("pk"))
