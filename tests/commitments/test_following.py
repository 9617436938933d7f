"""When a city's reports are due: two years after its decision counts, then every two years."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charters.commitments.following import Due, due_on, next_due

SINCE = date(2020, 3, 2)


@pytest.mark.parametrize(
    ("handed_in", "on", "expected"),
    [
        ((), date(2020, 3, 2), Due(date(2022, 3, 2), False)),
        ((), date(2022, 3, 2), Due(date(2022, 3, 2), False)),
        ((), date(2022, 3, 3), Due(date(2022, 3, 2), True)),
        ([date(2021, 1, 1)], date(2022, 6, 1), Due(date(2024, 3, 2), False)),
        ([date(2022, 5, 1)], date(2022, 6, 1), Due(date(2024, 3, 2), False)),
        ([date(2021, 1, 1), date(2022, 1, 1)], date(2023, 1, 1), Due(date(2024, 3, 2), False)),
        ([date(2021, 1, 1), date(2023, 1, 1)], date(2025, 1, 1), Due(date(2026, 3, 2), False)),
        ([date(2025, 1, 1)], date(2025, 2, 1), Due(date(2026, 3, 2), False)),
        ([date(2019, 1, 1)], date(2022, 3, 3), Due(date(2022, 3, 2), True)),
    ],
)
def test_the_next_report_is_due(handed_in, on, expected):
    assert next_due(SINCE, handed_in, on=on) == expected


def test_a_leap_day_falls_on_the_first_of_march():
    assert due_on(date(2024, 2, 29), 1) == date(2026, 3, 1)


@settings(max_examples=50)
@given(st.lists(st.dates(SINCE, date(2060, 1, 1)), max_size=8))
def test_no_report_brings_the_next_one_nearer(days):
    on = date(2060, 1, 1)

    assert next_due(SINCE, days, on=on).on >= next_due(SINCE, days[:-1], on=on).on
