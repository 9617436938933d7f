"""What pages show of rounds: how each stands, what was certified, what was done with it."""

from typing import NamedTuple

from charter_portal.register.models import Entry, IssuedDocument

from ...domain.tallying import Outcome, Tally
from ...models import Edition
from ..models import Question, Round, RoundAct
from ..phases import Phase
from .questions import questions_of

WITH_SUBJECT = ("edition__charter", "amendment__edition__charter", "amendment__member")


class Line(NamedTuple):
    """A round in a list: ``phase`` at the moment of reading; ``outcome`` as certified ("in_part" too), else ""."""

    vote: Round
    phase: Phase
    outcome: str


class Counted(NamedTuple):
    """A question and, once it is shown, its Tally, else None."""

    question: Question
    tally: Tally | None

    @property
    def absent(self):
        """How many cities cast no ballot."""
        return self.tally.electorate - self.tally.took_part

    @property
    def bars(self):
        """What the bar shows: [(choice, where it begins, how long it is)], in cities."""
        counts = {"for": self.tally.in_favour, "against": self.tally.against, "abstention": self.tally.abstaining}
        found, start = [], 0
        for choice, count in counts.items():
            found.append((choice, start, count))
            start += count
        return [bar for bar in found if bar[2]]


def lines_of(rounds, *, at):
    """The Lines of rounds (list of Round); one query."""
    certified = RoundAct.objects.filter(round__in=rounds, entry__act=Entry.Act.ROUND_CERTIFIED)
    outcomes = {act.round_id: _outcome(act.entry.content["outcomes"]) for act in certified.select_related("entry")}
    return [Line(vote, vote.phase(at), outcomes.get(vote.pk, "")) for vote in rounds]


def counted(vote, result):
    """The Counted of each question of a round, in order; ``result`` is its Result, or None. One query."""
    questions = questions_of(vote)
    tallies = result.tallies if result else [None] * len(questions)
    return [Counted(question, tally) for question, tally in zip(questions, tallies, strict=True)]


def acts_of(vote):
    """The acts on a round with their entries, oldest first; one query."""
    return list(RoundAct.objects.filter(round=vote).select_related("entry").order_by("entry"))


def record_of(vote):
    """The IssuedDocument that is the record of a certified round, or None until it is issued; one query."""
    certified = {"of__subject": vote.path, "of__act": Entry.Act.ROUND_CERTIFIED}
    return IssuedDocument.objects.filter(**certified).select_related("entry").first()


def made_by(vote, outcome):
    """The Edition that was sealed of what a certified round carried in part, or None; one query where there is one."""
    if outcome != "in_part" or vote.certified_at is None or vote.annulled_at is not None:
        return None
    made = (Edition.Status.CARRIED, Edition.Status.IN_FORCE, Edition.Status.SUPERSEDED)
    return vote.edition.next_editions.filter(status__in=made).select_related("charter").order_by("pk").first()


def valid_until(rounds, *, at):
    """The first moment after ``at`` at which the clock alone changes how one of the rounds stands, or None."""
    moments = [moment for vote in rounds for moment in (vote.opens_at, vote.closes_at)]
    return min((moment for moment in moments if moment > at), default=None)


def outcome_of(result):
    """How a Result reads as a whole: an Outcome, or "in_part"."""
    return "in_part" if result.carried_in_part else str(result.outcome)


def _outcome(outcomes):
    if len(set(outcomes)) > 1:
        return "in_part"
    return str(Outcome(outcomes[0]))
