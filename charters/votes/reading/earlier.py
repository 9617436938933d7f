"""What cities said before on the same text, principle or amendment."""

from typing import NamedTuple

from django.db.models import F, Q

from ...domain import tallying
from ..domain.counting import may_show
from ..models import Ballot, Elector, Question, Round

MOST = 5


class Earlier(NamedTuple):
    """An earlier question about the same: its ``vote``, its position, its Tally and {city's address: choice}."""

    vote: Round
    position: int
    tally: tallying.Tally
    choices: dict

    @property
    def absent(self):
        """How many cities cast no ballot."""
        return self.tally.electorate - self.tally.took_part


def earlier_than(question, *, at):
    """The latest Earlier of a Question, the newest first, MOST of them; three queries, two more for one not certified.

    Of a principle every wording counts, of an amendment it alone, of an edition as a whole the same edition.
    """
    shown = Q(round__annulled_at=None) | Q(round__annulled_at__gte=F("round__closes_at"))
    found = list(
        Question.objects.filter(shown, _same(question), round__sealed_at__isnull=False, round__closes_at__lte=at)
        .filter(round__number__lt=question.round.number)
        .select_related("round")
        .order_by("-round__number", "position")[:MOST]
    )
    found = [one for one in found if may_show(one.round, at=at)]
    rounds = {one.round_id for one in found}
    rolls, cast = {pk: [] for pk in rounds}, {pk: [] for pk in rounds}
    for pk, slug in Elector.objects.filter(round__in=rounds).values_list("round", "slug"):
        rolls[pk].append(slug)
    ballots = Ballot.objects.filter(round__in=rounds).order_by("sequence")
    for pk, slug, choices in ballots.values_list("round", "elector__slug", "choices"):
        cast[pk].append((slug, choices))
    return [_earlier(one, rolls[one.round_id], cast[one.round_id]) for one in found]


def _same(question):
    match question.kind:
        case Question.Kind.EDITION:
            return Q(kind=question.kind, round__edition=question.round.edition_id)
        case Question.Kind.AMENDMENT:
            return Q(amendment=question.amendment_id)
        case _:
            return Q(revision__principle=question.revision.principle_id)


def _earlier(question, roll, cast):
    # In the order of their sequence: the last one of a city stays.
    choices = {slug: made[question.position - 1]["choice"] for slug, made in cast}
    vote = question.round
    tally = tallying.tally(choices.values(), electorate=len(roll), majority=vote.majority, quorum=vote.quorum)
    return Earlier(vote, question.position, tally, choices)
