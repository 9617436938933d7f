"""How an adoption stands on a day, as a pure function of what happened."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charters.adoptions.standing import (
    Decision,
    Event,
    Life,
    Span,
    Stance,
    State,
    Step,
    held,
    life_on,
    spans,
    state,
)


def day(number):
    return datetime.date(2026, 1, 1) + datetime.timedelta(days=number)


def lives(*steps):
    """The lives that follow from steps, given as (Step, day): [(Life, from, until)]."""
    return [
        (life, (since - day(0)).days, until and (until - day(0)).days)
        for life, since, until in spans([Event(step, day(on)) for step, on in steps])
    ]


def test_an_adoption_goes_from_interest_to_a_verified_decision():
    told = lives((Step.INTEREST, 0), (Step.INTENTION, 10), (Step.RECORDED, 20), (Step.VERIFIED, 20))
    assert told == [(Life.INTEREST, 0, 10), (Life.INTENTION, 10, 20), (Life.ADOPTED, 20, None)]


def test_a_decision_counts_from_its_own_day_though_it_was_recorded_later():
    told = lives((Step.INTEREST, 0), (Step.RECORDED, 20), (Step.VERIFIED, 12))
    assert told == [(Life.INTEREST, 0, 12), (Life.ADOPTED, 12, None)]


def test_a_decision_that_waits_is_told_apart_from_one_that_counts():
    assert lives((Step.RECORDED, 3)) == [(Life.DELIBERATED, 3, None)]


def test_a_returned_decision_leaves_things_as_they_were_before_it():
    told = lives((Step.INTEREST, 0), (Step.RECORDED, 5), (Step.RETURNED, 9))
    assert told == [(Life.INTEREST, 0, 5), (Life.DELIBERATED, 5, 9), (Life.INTEREST, 9, None)]


def test_a_returned_decision_that_nothing_came_before_leaves_nothing():
    assert lives((Step.RECORDED, 5), (Step.RETURNED, 9)) == [(Life.DELIBERATED, 5, 9)]


def test_a_returned_confirmation_leaves_the_adoption_as_it_is():
    assert lives((Step.VERIFIED, 0), (Step.RECORDED, 5), (Step.RETURNED, 9)) == [(Life.ADOPTED, 0, None)]


def test_a_second_decision_returned_while_the_first_waits_for_its_day_leaves_the_first_waiting():
    told = lives((Step.INTEREST, 0), (Step.RECORDED, 1), (Step.VERIFIED, 30), (Step.RECORDED, 10), (Step.RETURNED, 12))
    assert told == [(Life.INTEREST, 0, 1), (Life.DELIBERATED, 1, 30), (Life.ADOPTED, 30, None)]


def test_between_a_returned_decision_and_what_comes_after_it_there_is_nothing():
    told = lives((Step.RECORDED, 5), (Step.RETURNED, 9), (Step.INTEREST, 12))
    assert told == [(Life.DELIBERATED, 5, 9), (Life.INTEREST, 12, None)]


def test_a_decision_returned_after_a_withdrawal_leaves_the_city_withdrawn():
    told = lives((Step.VERIFIED, 0), (Step.WITHDRAWN, 5), (Step.RECORDED, 7), (Step.RETURNED, 9))
    assert told == [
        (Life.ADOPTED, 0, 5),
        (Life.WITHDRAWN, 5, 7),
        (Life.DELIBERATED, 7, 9),
        (Life.WITHDRAWN, 9, None),
    ]


def test_a_suspended_adoption_comes_back_by_an_act_of_the_secretariat_alone():
    told = lives((Step.VERIFIED, 0), (Step.SUSPENDED, 5), (Step.VERIFIED, 6), (Step.REINSTATED, 9))
    assert told == [(Life.ADOPTED, 0, 5), (Life.SUSPENDED, 5, 9), (Life.ADOPTED, 9, None)]


def test_a_suspension_lifted_on_its_own_day_leaves_no_gap():
    assert lives((Step.VERIFIED, 0), (Step.SUSPENDED, 5), (Step.REINSTATED, 5)) == [(Life.ADOPTED, 0, None)]


def test_a_city_that_withdrew_can_begin_again():
    told = lives((Step.VERIFIED, 0), (Step.WITHDRAWN, 5), (Step.INTEREST, 7), (Step.VERIFIED, 9))
    assert told == [
        (Life.ADOPTED, 0, 5),
        (Life.WITHDRAWN, 5, 7),
        (Life.INTEREST, 7, 9),
        (Life.ADOPTED, 9, None),
    ]


def test_a_withdrawal_ends_a_decision_that_was_to_count_later():
    told = lives((Step.VERIFIED, 0), (Step.VERIFIED, 20), (Step.WITHDRAWN, 5))
    assert told == [(Life.ADOPTED, 0, 5), (Life.WITHDRAWN, 5, None)]


def test_what_is_verified_after_a_withdrawal_counts_though_it_was_decided_before():
    told = lives((Step.VERIFIED, 0), (Step.WITHDRAWN, 5), (Step.RECORDED, 7), (Step.VERIFIED, 3))
    assert told == [(Life.ADOPTED, 0, None)]


def test_a_decision_that_turns_out_to_count_later_does_not_outrun_its_suspension():
    told = lives((Step.VERIFIED, 9), (Step.SUSPENDED, 5), (Step.REINSTATED, 12))
    assert told == [(Life.SUSPENDED, 9, 12), (Life.ADOPTED, 12, None)]


@pytest.mark.parametrize("late", [Step.INTEREST, Step.INTENTION, Step.RECORDED])
def test_nothing_said_earlier_or_later_takes_an_adoption_back(late):
    assert lives((Step.VERIFIED, 0), (late, 5)) == [(Life.ADOPTED, 0, None)]


def test_the_life_on_a_day_is_that_of_the_span_around_it():
    told = [Span(Life.INTEREST, day(0), day(3)), Span(Life.ADOPTED, day(3), None)]
    assert [life_on(told, day(n)) for n in (-1, 0, 2, 3, 100)] == [
        Life.NONE,
        Life.INTEREST,
        Life.INTEREST,
        Life.ADOPTED,
        Life.ADOPTED,
    ]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.integers(0, 20)), max_size=12))
def test_spans_follow_each_other_without_overlap(steps):
    found = spans([Event(step, day(on)) for step, on in steps])
    for one, following in itertools.pairwise(found):
        assert one.since < one.until <= following.since
    assert all(one.life != Life.NONE for one in found)
    assert all(one.until is not None for one in found[:-1])


def decision(stance=Stance.ADOPTED, since=0, *, order=1, principle=1, substance=1):
    return Decision(principle, substance, stance, day(since), order, choice=order)


def told(found):
    return [(one.decision.order, (one.since - day(0)).days, one.until and (one.until - day(0)).days) for one in found]


def test_a_later_decision_takes_the_place_of_the_one_before():
    assert told(held([decision(since=0, order=1), decision(since=9, order=2)])) == [(1, 0, 9), (2, 9, None)]


def test_a_decision_recorded_later_for_an_earlier_day_counts_until_the_next():
    assert told(held([decision(since=9, order=1), decision(since=0, order=2)])) == [(2, 0, 9), (1, 9, None)]


def test_of_two_decisions_of_one_day_the_one_recorded_last_counts():
    assert told(held([decision(order=2), decision(order=1)])) == [(2, 0, None)]


def test_a_withdrawal_ends_what_was_recorded_before_it_and_nothing_else():
    decisions = [decision(since=0, order=1), decision(since=3, order=4, principle=2)]
    assert told(held(decisions, [(day(5), 3)])) == [(1, 0, 5), (4, 3, None)]


def test_decisions_on_other_principles_go_on():
    decisions = [decision(order=1, principle=1), decision(since=5, order=2, principle=2)]
    assert told(held(decisions)) == [(1, 0, None), (2, 5, None)]


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 15)), max_size=12), st.lists(st.integers(0, 15), max_size=2)
)
def test_no_principle_is_held_twice_on_one_day(rows, withdrawals):
    decisions = [decision(since=since, order=n, principle=key) for n, (key, since) in enumerate(rows)]
    found = held(decisions, [(day(on), len(rows) // 2) for on in withdrawals])
    for principle in (1, 2, 3):
        for number in range(20):
            on = day(number)
            there = [one for one in found if one.decision.principle == principle and one.since <= on]
            assert sum(one.until is None or on < one.until for one in there) <= 1


@pytest.mark.parametrize("stance", list(Stance))
def test_a_decision_holds_while_the_substance_is_the_same(stance):
    assert state(stance, 2, 2) == State(stance.value)
    assert state(stance, 1, 2) == State.TO_CONFIRM


def test_what_nobody_decided_on_is_undecided():
    assert state(None, None, 1) == State.UNDECIDED
