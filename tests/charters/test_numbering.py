"""Numbers of wordings follow from what they change and are never given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charters.domain.numbering import next_number
from charters.exceptions import NumberTaken


@pytest.mark.parametrize(
    ("change", "base", "taken", "expected"),
    [
        ("first", None, [], (1, 0, 0)),
        ("substantive", (1, 2, 3), [(1, 2, 3)], (2, 0, 0)),
        ("editorial", (1, 2, 3), [(1, 2, 3)], (1, 3, 0)),
        ("translation", (1, 2, 3), [(1, 2, 3)], (1, 2, 4)),
        ("substantive", (1, 0, 0), [(1, 0, 0), (2, 0, 0), (2, 1, 0)], (3, 0, 0)),
        ("editorial", (1, 0, 0), [(1, 0, 0), (1, 1, 0), (1, 1, 1)], (1, 2, 0)),
        ("translation", (1, 0, 0), [(1, 0, 0), (1, 0, 1), (1, 1, 0)], (1, 0, 2)),
    ],
)
def test_next_number(change, base, taken, expected):
    assert next_number(change, base, taken) == expected


@given(st.lists(st.tuples(st.sampled_from(["substantive", "editorial", "translation"]), st.integers(0)), max_size=20))
def test_no_number_is_given_twice_whatever_is_made_from_whatever(steps):
    numbers = [next_number("first", None, [])]
    for change, choice in steps:
        numbers.append(next_number(change, numbers[choice % len(numbers)], numbers))

    assert len(set(numbers)) == len(numbers)


def test_a_principle_has_one_first_wording():
    with pytest.raises(NumberTaken):
        next_number("first", None, [(1, 0, 0)])


@pytest.mark.parametrize(("change", "base"), [("first", (1, 0, 0)), ("editorial", None), ("unknown", (1, 0, 0))])
def test_what_does_not_fit_is_refused(change, base):
    with pytest.raises(ValueError):  # noqa: PT011 -- the class is the whole message
        next_number(change, base, [(1, 0, 0)])
