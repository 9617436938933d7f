"""How the rows of a use's history make its present state; pure."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from charters.clauses.stages import ENDED, GENERALISED, KINDS, TRIAL, history_of, holding, possible_kinds, present


class Row(NamedTuple):
    pk: int
    kind: str
    corrects_id: int | None = None


def test_nothing_is_the_present_of_nothing():
    assert present([]) is None
    assert possible_kinds([]) == KINDS


def test_the_last_stage_is_the_present_one():
    rows = [Row(1, TRIAL), Row(2, GENERALISED)]

    assert present(rows) == rows[1]
    assert possible_kinds(rows) == (ENDED,)


def test_what_ended_is_over():
    assert possible_kinds([Row(1, TRIAL), Row(2, ENDED)]) == ()


def test_a_correction_stands_in_the_place_of_what_it_corrects():
    rows = [Row(1, TRIAL), Row(2, GENERALISED), Row(3, TRIAL, corrects_id=1)]

    assert holding(rows) == [rows[2], rows[1]]
    assert present(rows) == rows[1]
    assert [(told.row.pk, told.holds) for told in history_of(rows)] == [(1, False), (2, True), (3, True)]


def test_a_correction_can_be_corrected():
    rows = [Row(1, TRIAL), Row(2, TRIAL, corrects_id=1), Row(3, ENDED, corrects_id=2)]

    assert holding(rows) == [rows[2]]
    assert possible_kinds(rows, corrects=3) == KINDS


def test_a_correction_leaves_what_follows_possible():
    rows = [Row(1, TRIAL), Row(2, GENERALISED)]

    assert possible_kinds(rows, corrects=1) == (TRIAL,)
    assert possible_kinds(rows, corrects=2) == KINDS


def _histories():
    """Steps of a history: each the number of a kind to choose, and of a stage to correct or None."""
    return st.lists(st.tuples(st.integers(0, 2), st.none() | st.integers(0, 5)), max_size=8)


@settings(max_examples=50)
@given(_histories())
def test_whatever_is_written_every_row_is_kept_and_the_stages_follow_each_other(steps):
    rows = []
    for choice, wrong in steps:
        held = holding(rows)
        corrects = held[wrong % len(held)].pk if held and wrong is not None else None
        kinds = possible_kinds(rows, corrects)
        if kinds:
            rows.append(Row(len(rows) + 1, kinds[choice % len(kinds)], corrects))

    assert [told.row for told in history_of(rows)] == rows
    assert {told.row for told in history_of(rows) if told.holds} == set(holding(rows))
    kinds = [row.kind for row in holding(rows)]
    assert all(kind == TRIAL for kind in kinds[:-2])
    assert ENDED not in kinds[:-1]
