"""The result of a round, computed from its ballots each time that someone asks: nothing of it is stored."""

from dataclasses import dataclass

from django.db import transaction

from charter_portal.register.models import Entry
from charter_portal.register.recording import record

from ...domain import tallying
from ..exceptions import PhaseForbids
from ..models import Ballot, Elector, Round, RoundAct
from .clock import database_now
from .opening import lock_round

Outcome = tallying.Outcome


@dataclass(frozen=True)
class Result:
    """A round counted.

    ``tallies``: a Tally for each question, in order; ``electors``: the roll; ``counting``: {elector's pk: the Ballot
    that counts}; ``ballots``: all of them, oldest first.
    """

    tallies: list
    electors: list
    counting: dict
    ballots: list

    @property
    def outcome(self):
        """How the round ends: a question that lacks the quorum lacks it on all, as a ballot answers every one."""
        outcomes = {tally.outcome for tally in self.tallies}
        if Outcome.INQUORATE in outcomes:
            return Outcome.INQUORATE
        return Outcome.CARRIED if Outcome.CARRIED in outcomes else Outcome.REJECTED

    @property
    def carried_in_part(self):
        """Whether some questions are carried and others are not."""
        return len({tally.outcome for tally in self.tallies}) > 1

    @property
    def took_part(self):
        """How many cities took part."""
        return len(self.counting)


def may_show(vote, *, at):
    """Whether everyone may know the choices of a Round at ``at``: from then on for good, and all of its ballots.

    A ballot cast, or an end moved, in the last instant may not be committed yet. It holds the round's lock: whoever has
    had it after the end has all of it before them, so that all who count, count the same. ``vote`` is brought up to
    date with what was waited for. Once the closing is on record, or an act after it, nobody waits.
    """
    if not vote.shows_choices(at):
        return False
    is_settled = vote.certified_at is not None or vote.annulled_at is not None
    if not is_settled and not RoundAct.objects.filter(round=vote, entry__act=Entry.Act.ROUND_CLOSED).exists():
        with transaction.atomic():
            locked = lock_round(vote)
        vote.closes_at, vote.annulled_at, vote.certified_at = locked.closes_at, locked.annulled_at, locked.certified_at
    return vote.shows_choices(at)


def result_of(vote, *, at):
    """The Result of a Round whose choices can be shown at ``at``. Raises PhaseForbids while nobody may know them."""
    if not may_show(vote, at=at):
        raise PhaseForbids(vote.phase(at))
    return count(vote)


def result_shown(vote, *, at):
    """As ``result_of``, None while nobody may know the choices."""
    return count(vote) if may_show(vote, at=at) else None


def count(vote):
    """The Result of the ballots as they stand, for callers that show it to nobody before the end. Three queries."""
    ballots = list(Ballot.objects.filter(round=vote).select_related("entry").defer("nonce").order_by("entry"))
    electors = list(Elector.objects.filter(round=vote))
    positions = range(vote.questions.count())
    plain = [
        tallying.Ballot(
            position, ballot.elector_id, ballot.sequence, tallying.Choice(ballot.choices[position]["choice"])
        )
        for ballot in ballots
        for position in positions
    ]
    counted = tallying.tallies(
        plain,
        questions=positions,
        electorate=[elector.pk for elector in electors],
        majority=vote.majority,
        quorum=vote.quorum,
    )
    counting = {}
    for ballot in ballots:
        if ballot.elector_id not in counting or counting[ballot.elector_id].sequence < ballot.sequence:
            counting[ballot.elector_id] = ballot
    return Result([counted[position] for position in positions], electors, counting, ballots)


def record_closing(vote, *, at=None):
    """Record that a round is over, if it is, once; returns whether it was recorded now."""
    with transaction.atomic():
        vote = lock_round(vote)
        at = at or database_now()
        if not vote.is_sealed or vote.annulled_at is not None or at < vote.closes_at:
            return False
        if vote.acts.filter(entry__act=Entry.Act.ROUND_CLOSED).exists():
            return False
        cast = Ballot.objects.filter(round=vote)
        content = {
            "round": vote.number,
            "ballots": cast.count(),
            "took_part": cast.values("elector").distinct().count(),
        }
        entry = record(act=Entry.Act.ROUND_CLOSED, subject=vote.path, content=content, by=None, at=at)
        RoundAct.objects.create(round=vote, entry=entry)
        return True


def record_closings():
    """Record every closing that has come; returns their number."""
    at = database_now()
    recorded = RoundAct.objects.filter(entry__act=Entry.Act.ROUND_CLOSED).values("round")
    over = Round.objects.public().filter(annulled_at__isnull=True, closes_at__lte=at).exclude(pk__in=recorded)
    return sum(record_closing(vote) for vote in over.order_by("closes_at", "pk"))
