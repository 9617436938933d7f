"""What a city has to do about the clauses that it uses, and whom to remind."""

import datetime

from django.db.models import Prefetch
from django.utils import timezone

from members.domain.drafting import Draft
from members.domain.waiting import Todo

from .. import stages
from ..models import Stage, Use
from .announcing import remind_of_trial

MOST = 10  # lines of each sort on a workspace


def waiting_for_clauses(member, *, at):
    """Todos: say what became of each trial whose end has passed, if nothing is written since. Two queries at most."""
    over = trials_over(Use.objects.filter(member=member), at=at)
    return [
        Todo("clauses/todo.html", "trial_over", weight=4, facts={"use": stage.use, "stage": stage})
        for stage in over[:MOST]
    ]


def uses_begun(member):
    """Drafts: what ``member`` has written of its uses and not published. One query."""
    rows = Stage.objects.filter(published_at=None, use__member=member)
    rows = rows.select_related("use__clause_version__clause").order_by("-use__changed_at")[:MOST]
    return [Draft("clauses/draft.html", row.use.changed_at, {"use": row.use}) for row in rows]


def trials_over(uses, *, at):
    """The present Stages of those ``uses`` (a queryset) that are trials whose end has passed in their city.

    Those of which something newer is published or begun are left out: the city knows. Two queries.
    """
    latest = (at + datetime.timedelta(days=1)).date()
    trials = Stage.objects.public().filter(kind=stages.TRIAL, ended_on__lt=latest)
    begun = Stage.objects.filter(published_at=None)
    found = uses.public().filter(standing=stages.TRIAL, pk__in=trials.values("use")).exclude(pk__in=begun.values("use"))
    found = found.select_related("member", "clause_version__clause").order_by("pk")
    over = []
    for use in found.prefetch_related(Prefetch("stages", Stage.objects.public())):
        stage = stages.present(list(use.stages.all()))
        if stage.kind == stages.TRIAL and stage.ended_on and stage.ended_on < use.member.day_at(at):
            stage.use = use
            over.append(stage)
    return over


def remind_all(*, at=None):
    """Remind the cities of trials that are over; returns how many accounts were told now."""
    at = at or timezone.now()
    present = Use.objects.filter(member__left_on=None)
    return sum(remind_of_trial(stage, at=at) for stage in trials_over(present, at=at))
