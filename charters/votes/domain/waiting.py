"""What a city has to do about votes."""

import datetime

from django.db.models import Count, Q
from django.utils import timezone

from members.domain.drafting import Draft
from members.domain.waiting import Todo

from ..models import BallotDraft, Round
from ..phases import Phase
from .clock import database_now

# How far the clocks of the application and the database may be apart: rows to look at, not who may vote.
_APART = datetime.timedelta(hours=1)
# How long a city is told that what it prepared came too late.
_TOLD = datetime.timedelta(days=14)


def waiting_for_votes(member):
    """Todos: vote, in each round that is open and in which ``member`` has not, then rounds that are to come.

    One query; another for the database's clock where there is a round.
    """
    rounds = Round.objects.unended(timezone.now() - _APART).filter(electors__member=member)
    cast = Count("electors__ballots", filter=Q(electors__member=member))
    rounds = list(
        rounds.annotate(cast=cast).select_related("edition__charter", "amendment__edition").order_by("closes_at", "pk")
    )
    at = database_now() if rounds else None
    by_phase = {phase: [vote for vote in rounds if vote.phase(at) == phase] for phase in Phase}
    waiting = [vote for vote in by_phase[Phase.OPEN] if not vote.cast]
    return [
        *(Todo("votes/todo.html", "vote", due=vote.closes_at, weight=0, facts={"vote": vote}) for vote in waiting),
        *(Todo("votes/todo.html", "coming", weight=4, facts={"vote": vote}) for vote in by_phase[Phase.SCHEDULED]),
    ]


def ballots_begun(member):
    """Drafts: the ballots that ``member`` has prepared and not cast, those too late marked. One query."""
    drafts = BallotDraft.objects.filter(elector__member=member, elector__round__closes_at__gt=timezone.now() - _TOLD)
    drafts = drafts.select_related("elector__round__edition__charter", "elector__round__amendment__edition")
    rows = list(drafts.order_by("-changed_at")[:10])
    at = database_now() if rows else None
    return [
        Draft(
            "votes/draft.html",
            row.changed_at,
            {"vote": row.elector.round, "is_over": row.elector.round.is_ended(at)},
        )
        for row in rows
    ]
