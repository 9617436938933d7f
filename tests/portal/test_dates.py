"""Dates written out as each language writes them."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

FIRST, ELEVENTH = datetime.date(2026, 1, 1), datetime.date(2026, 1, 11)


def written(day, language):
    with translation.override(language):
        return Template("{{ day|written_out }}").render(Context({"day": day}))


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", FIRST, "1er janvier 2026"),
        ("fr", ELEVENTH, "11 janvier 2026"),
        ("en", FIRST, "1 January 2026"),
        ("ar", FIRST, "1 يناير 2026"),
        ("fr", None, ""),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language, day, text):
    assert written(day, language) == text


def test_a_moment_is_dated_in_the_zone_of_the_page():
    before_midnight = datetime.datetime(2025, 12, 31, 23, 30, tzinfo=datetime.UTC)

    with timezone.override("Europe/Paris"):
        assert written(before_midnight, "fr") == "1er janvier 2026"


@pytest.mark.parametrize(("day", "text"), [(FIRST, "1er"), (ELEVENTH, "11"), (None, "")])
def test_the_day_alone_begins_a_span_of_days(day, text):
    with translation.override("fr"):
        assert Template("{{ day|day_written_out }}").render(Context({"day": day})) == text
