"""How a roll call of cities is counted: examples from the rules, and a tally written another way."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charters.domain.tallying import Ballot, Choice, Majority, Outcome, Quorum, counting, tallies, tally

FOR, AGAINST, ABSTENTION = Choice
NONE = Quorum(0, 1)


def counted(in_favour=0, against=0, abstaining=0, *, electorate=100, majority="simple", quorum=NONE):
    choices = [FOR] * in_favour + [AGAINST] * against + [ABSTENTION] * abstaining
    return tally(choices, electorate=electorate, majority=majority, quorum=quorum)


@pytest.mark.parametrize(
    ("majority", "in_favour", "against", "outcome"),
    [
        ("simple", 11, 10, "carried"),
        ("simple", 10, 10, "rejected"),  # a tie
        ("simple", 0, 0, "rejected"),
        ("absolute", 51, 0, "carried"),
        ("absolute", 50, 0, "rejected"),
        ("two_thirds", 20, 10, "carried"),
        ("two_thirds", 19, 10, "rejected"),
        ("two_thirds", 0, 0, "rejected"),
        ("consensus", 1, 0, "carried"),
        ("consensus", 99, 1, "rejected"),
        ("consensus", 0, 0, "rejected"),
    ],
)
def test_what_it_takes_to_carry(majority, in_favour, against, outcome):
    assert counted(in_favour, against, majority=majority).outcome == outcome


@pytest.mark.parametrize("majority", Majority)
def test_where_all_abstain_nothing_is_carried(majority):
    assert counted(abstaining=100, majority=majority).outcome == Outcome.REJECTED


@pytest.mark.parametrize(("took_part", "outcome"), [(33, "inquorate"), (34, "carried")])
def test_a_third_of_a_hundred_cities_is_thirty_four(took_part, outcome):
    found = counted(took_part, quorum=Quorum(1, 3))

    assert (found.quorum, found.outcome) == (34, outcome)


def test_abstentions_count_for_the_quorum_and_not_for_the_majority():
    found = counted(2, 1, 47, quorum=Quorum(1, 2))

    assert (found.took_part, found.quorum, found.outcome) == (50, 50, Outcome.CARRIED)


def test_the_quorum_is_judged_before_the_majority():
    assert counted(0, 10, quorum=Quorum(1, 2)).outcome == Outcome.INQUORATE


def test_a_city_can_change_its_mind_and_its_last_ballot_counts():
    ballots = [Ballot("q", "a", 1, FOR), Ballot("q", "a", 3, ABSTENTION), Ballot("q", "a", 2, AGAINST)]

    assert counting(ballots) == {("q", "a"): ballots[1]}


@pytest.mark.parametrize(
    "ballots",
    [
        [Ballot("q", "a", 1, FOR), Ballot("q", "a", 1, AGAINST)],
        [Ballot("q", "nowhere", 1, FOR)],
        [Ballot("another", "a", 1, FOR)],
    ],
)
def test_a_ballot_that_cannot_be_is_an_error_and_not_left_out(ballots):
    with pytest.raises(ValueError, match=r"ballot"):
        tallies(ballots, questions=["q"], electorate={"a"}, majority="simple", quorum=NONE)


def test_more_ballots_than_cities_are_an_error():
    with pytest.raises(ValueError, match="more ballots"):
        counted(2, electorate=1)


@pytest.mark.parametrize("fraction", [(1, 0), (2, 1), (-1, 2)])
def test_a_quorum_is_a_fraction(fraction):
    with pytest.raises(ValueError, match="fraction"):
        Quorum(*fraction)


def by_another_way(votes, *, electorate, majority, quorum):
    """The outcome, from shares as exact fractions: written from the rules and not from the code."""
    if electorate and Fraction(len(votes), electorate) < quorum:
        return "inquorate"
    yes, no = votes.count("for"), votes.count("against")
    if yes == 0:
        return "rejected"
    carried = {
        "simple": Fraction(yes, yes + no) > Fraction(1, 2),
        "absolute": Fraction(yes, electorate) > Fraction(1, 2),
        "two_thirds": Fraction(yes, yes + no) >= Fraction(2, 3),
        "consensus": no == 0,
    }
    return "carried" if carried[majority] else "rejected"


@st.composite
def rounds(draw):
    cities = [f"c{n}" for n in range(draw(st.integers(0, 12)))]
    questions = ["q1", "q2"]
    ballots = []
    for question in questions:
        for city in cities:
            made = draw(st.lists(st.sampled_from(list(Choice)), max_size=3))
            ballots += [Ballot(question, city, number, choice) for number, choice in enumerate(made, 1)]
    denominator = draw(st.integers(1, 7))
    quorum = Quorum(draw(st.integers(0, denominator)), denominator)
    return cities, questions, draw(st.permutations(ballots)), draw(st.sampled_from(list(Majority))), quorum


@given(rounds())
def test_the_tally_is_that_of_another_way_to_count(drawn):
    cities, questions, ballots, majority, quorum = drawn

    found = tallies(ballots, questions=questions, electorate=set(cities), majority=majority, quorum=quorum)

    for question in questions:
        votes = []
        for city in cities:
            made = sorted((b.sequence, b.choice.value) for b in ballots if (b.question, b.city) == (question, city))
            votes += [made[-1][1]] if made else []
        share = Fraction(quorum.numerator, quorum.denominator)
        expected = by_another_way(votes, electorate=len(cities), majority=majority.value, quorum=share)
        assert found[question].outcome == expected
        assert found[question].took_part == len(votes)


@given(rounds())
def test_another_city_in_favour_never_does_harm(drawn):
    cities, questions, ballots, majority, _quorum = drawn
    silent = [c for c in cities if not any((b.question, b.city) == ("q1", c) for b in ballots)]
    if not silent:
        return

    def outcome(cast):
        found = tallies(cast, questions=questions, electorate=set(cities), majority=majority, quorum=NONE)
        return found["q1"].outcome

    if outcome(ballots) == Outcome.CARRIED:
        assert outcome([*ballots, Ballot("q1", silent[0], 1, FOR)]) == Outcome.CARRIED
