"""Counting a roll call of cities: which ballots count, whether enough cities took part, whether it is carried. Pure.

Rules, in the order in which they are judged. Integers only: a fraction is a numerator and a denominator.

1. Of a city's ballots on a question the one with the highest sequence counts; the others are kept and count nothing.
2. Quorum: the cities whose ballot counts, abstentions among them, are at least the fraction of the electorate.
3. Majority, of what remains without abstentions: more for than against (simple); for by more than half of the whole
   electorate (absolute); for by at least two thirds of for and against (two thirds); nobody against (consensus).
4. A tie is a rejection. Where nobody is for, it is not carried, whatever the rule: no ballot at all, or all abstaining.
"""

import enum
from dataclasses import dataclass


class Choice(enum.StrEnum):
    """What a city says."""

    FOR = "for"
    AGAINST = "against"
    ABSTENTION = "abstention"


class Majority(enum.StrEnum):
    """What it takes to carry."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"
    CONSENSUS = "consensus"


class Outcome(enum.StrEnum):
    """How a question ends."""

    CARRIED = "carried"
    REJECTED = "rejected"
    INQUORATE = "inquorate"


@dataclass(frozen=True)
class Quorum:
    """The fraction of the electorate that has to take part; 0 of 1 asks for nobody. Raises ValueError if it is none."""

    numerator: int
    denominator: int

    def __post_init__(self):
        if not 0 <= self.numerator <= self.denominator or self.denominator == 0:
            raise ValueError("a quorum is a fraction from 0 to 1")

    def needs(self, electorate):
        """The smallest number of cities that is at least the fraction of ``electorate``, a number of cities."""
        return -(-electorate * self.numerator // self.denominator)


@dataclass(frozen=True)
class Ballot:
    """What a ``city`` said on a ``question``; ``sequence`` counts its ballots on it, from 1."""

    question: str
    city: str
    sequence: int
    choice: Choice


@dataclass(frozen=True)
class Tally:
    """A question counted: cities for, against, abstaining, of an ``electorate``; what it took and how it ended.

    ``quorum`` is the number of cities that had to take part, ``threshold`` the number that had to be for, given how
    many were against; None for consensus where somebody was against, which no number could outweigh.
    """

    electorate: int
    in_favour: int
    against: int
    abstaining: int
    quorum: int
    threshold: int | None
    outcome: Outcome

    @property
    def took_part(self):
        """How many cities' ballots count."""
        return self.in_favour + self.against + self.abstaining


def counting(ballots):
    """{(question, city): Ballot}, the one of each that counts. Raises ValueError where two bear one sequence."""
    latest, seen = {}, set()
    for ballot in ballots:
        key = ballot.question, ballot.city
        if (*key, ballot.sequence) in seen:
            raise ValueError(f"two ballots of {ballot.city} on {ballot.question} bear the sequence {ballot.sequence}")
        seen.add((*key, ballot.sequence))
        if key not in latest or latest[key].sequence < ballot.sequence:
            latest[key] = ballot
    return latest


def tally(choices, *, electorate, majority, quorum):
    """The Tally of ``choices``, one Choice for each city whose ballot counts, of ``electorate`` cities.

    ``majority`` is a Majority, ``quorum`` a Quorum. Raises ValueError where more choices were made than cities are.
    """
    counts = dict.fromkeys(Choice, 0)
    for choice in choices:
        counts[Choice(choice)] += 1
    in_favour, against, abstaining = (counts[choice] for choice in Choice)
    if in_favour + against + abstaining > electorate:
        raise ValueError("more ballots than cities")
    needed = quorum.needs(electorate)
    threshold = _threshold(Majority(majority), against, electorate)
    if in_favour + against + abstaining < needed:
        outcome = Outcome.INQUORATE
    else:
        outcome = Outcome.CARRIED if threshold is not None and in_favour >= threshold else Outcome.REJECTED
    return Tally(electorate, in_favour, against, abstaining, needed, threshold, outcome)


def _threshold(majority, against, electorate):
    """The smallest number of cities for that carries, at least 1; None where none would."""
    match majority:
        case Majority.SIMPLE:
            return against + 1
        case Majority.ABSOLUTE:
            return electorate // 2 + 1
        case Majority.TWO_THIRDS:
            return max(1, 2 * against)
        case Majority.CONSENSUS:
            return None if against else 1


def tallies(ballots, *, questions, electorate, majority, quorum):
    """{question: Tally} of a round: ``ballots`` (Ballot values) on ``questions`` by the set of cities ``electorate``.

    Raises ValueError for a ballot on another question or of a city that is not in the electorate.
    """
    electorate, choices = frozenset(electorate), {question: [] for question in questions}
    for (question, city), ballot in counting(ballots).items():
        if question not in choices or city not in electorate:
            raise ValueError(f"no ballot of {city} on {question} can count")
        choices[question].append(ballot.choice)
    return {
        question: tally(made, electorate=len(electorate), majority=majority, quorum=quorum)
        for question, made in choices.items()
    }
