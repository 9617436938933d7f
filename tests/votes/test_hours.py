"""Hours are written in Nantes and read in Kindia, Montréal and Nantes, summer and winter."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from charters.votes.forms.moments import SecretariatMomentField
from charters.votes.words import moment_in_words
from members.domain.waiting import deadline

UTC = datetime.UTC


def written(day, hour):
    return SecretariatMomentField(label="Fin").clean([day, hour])


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("2026-11-27", "18:00", datetime.datetime(2026, 11, 27, 17, tzinfo=UTC)),
        ("2026-07-03", "18:00", datetime.datetime(2026, 7, 3, 16, tzinfo=UTC)),
        # Between the ends of summer time in Nantes, on 25 October, and in Montréal, on 1 November.
        ("2026-10-28", "18:00", datetime.datetime(2026, 10, 28, 17, tzinfo=UTC)),
    ],
)
def test_the_secretariat_writes_the_hours_of_nantes(day, hour, moment):
    assert written(day, hour) == moment


@pytest.mark.parametrize(("day", "hour"), [("2026-10-25", "02:30"), ("2026-03-29", "02:30")])
def test_an_hour_that_comes_twice_or_not_at_all_is_refused(day, hour):
    with pytest.raises(ValidationError):
        written(day, hour)


def test_a_window_over_the_end_of_summer_time_lasts_an_hour_more():
    assert written("2026-10-26", "09:00") - written("2026-10-24", "09:00") == datetime.timedelta(hours=49)


@pytest.mark.parametrize(
    ("zone", "local"),
    [("Europe/Paris", "18:00"), ("America/Montreal", "13:00"), ("Africa/Conakry", "17:00"), ("Asia/Beirut", "19:00")],
)
def test_the_same_end_elsewhere(zone, local):
    end = written("2026-10-28", "18:00")

    assert end.astimezone(ZoneInfo(zone)).strftime("%H:%M") == local
    day = deadline(end, zone=zone, at=end - datetime.timedelta(hours=1)).day
    assert day == datetime.date(2026, 10, 28)


def test_a_moment_is_told_by_two_clocks():
    assert moment_in_words(written("2026-11-27", "18:00")) == "27 novembre 2026 à 18h00, heure de Paris (17:00 UTC)"
