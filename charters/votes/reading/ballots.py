"""The votes and the ballots of one city, as its own people see them."""

import datetime
from typing import NamedTuple

from charter_portal.register.models import Entry

from ...domain.tallying import Choice
from ..domain.clock import database_now
from ..models import Ballot, Elector, Round
from ..phases import Phase


class Line(NamedTuple):
    """A round in a city's list: how it stands, and what the city did; ``elector`` is None where it is not on the roll.

    ``cast_at`` is that of its latest ballot, ``count`` how many it cast.
    """

    vote: Round
    phase: Phase
    elector: Elector | None
    count: int
    cast_at: datetime.datetime | None

    @property
    def is_waiting(self):
        """Whether the city can vote now, and has not."""
        return self.phase == Phase.OPEN and self.elector is not None and not self.count


class Made(NamedTuple):
    """A city's answer to one question: the QuestionRead, the Choice or "" where none is made, the statement of vote."""

    asked: object
    choice: str
    statement: str


def lines_of(member):
    """The Line of every opened round, for ``member``: to vote now first, then under way, coming, past. Four queries."""
    rounds = list(Round.objects.public().select_related("edition__charter", "amendment__edition").order_by("-number"))
    at = database_now()
    electors = {elector.round_id: elector for elector in Elector.objects.filter(member=member)}
    cast = {}
    rows = Ballot.objects.filter(elector__member=member).order_by("sequence")
    for round_id, sequence, cast_at in rows.values_list("round", "sequence", "cast_at"):
        cast[round_id] = (sequence, cast_at)
    lines = [Line(vote, vote.phase(at), electors.get(vote.pk), *cast.get(vote.pk, (0, None))) for vote in rounds]
    return sorted(lines, key=_urgency)


def _urgency(line):
    if line.phase == Phase.OPEN:
        return (0 if line.is_waiting else 1, line.vote.closes_at.timestamp())
    if line.phase == Phase.SCHEDULED:
        return (2, line.vote.opens_at.timestamp())
    return (3, -line.vote.closes_at.timestamp())


def ballots_of(elector):
    """The ballots that a city cast in a round, the latest first; with who cast each. One query."""
    found = Ballot.objects.filter(elector=elector).select_related("entry", "cast_by__person", "elector")
    return list(found.order_by("-sequence"))


def made_of(choices, asked):
    """The Made of each of ``asked`` (a list of QuestionRead); ``choices`` as in Ballot, possibly fewer."""
    padded = [*choices, *({"choice": "", "statement": ""} for _more in asked[len(choices) :])]
    return [Made(one, _choice(made["choice"]), made["statement"]) for one, made in zip(asked, padded, strict=True)]


def _choice(value):
    return Choice(value) if value in set(Choice) else ""


def acts_of(vote):
    """What was recorded of a round besides its ballots, the latest first. One query."""
    told = (Entry.Act.ROUND_PROLONGED, Entry.Act.ROUND_ANNULLED)
    return list(vote.acts.filter(entry__act__in=told).select_related("entry").order_by("-entry"))
