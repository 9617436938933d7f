"""How far a figure has come from its baseline to its target."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charters.commitments.progress import number_in, share


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5 %", Decimal("12.5")),
        ("1 200", Decimal(1200)),
        ("1\u202f200,5", Decimal("1200.5")),
        ("٤٢٫٥", Decimal("42.5")),
        ("-3", Decimal(-3)),
        ("", None),
        ("aucun", None),
        ("1e9", None),
        ("NaN", None),
        ("9" * 40, None),
        ("douze %", None),
    ],
)
def test_a_text_is_a_figure_or_words(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("baseline", "target", "reached", "expected"),
    [
        ("20", "100", "60", 50),
        ("", "200", "50", 25),
        ("100", "0", "75", 25),
        ("20", "100", "10", 0),
        ("20", "100", "130", 100),
        ("0", "3", "2", 66),
        ("20", "20", "20", None),
        ("peu", "100", "60", None),
        ("20", "tout", "60", None),
        ("20", "100", "presque", None),
    ],
)
def test_the_share_is_whole_percent_of_the_way(baseline, target, reached, expected):
    assert share(baseline, target, reached) == expected


@settings(max_examples=50)
@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-3000, 3000))
def test_the_share_stays_within_the_bar(baseline, target, reached):
    found = share(str(baseline), str(target), str(reached))

    assert found is None if baseline == target else 0 <= found <= 100
