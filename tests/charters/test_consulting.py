"""Cities take part in a consultation until its last day is over where they are."""

import datetime

import pytest

from charters.domain.consulting import closes_at, is_open_to
from charters.models import Edition
from members.models import Member

LAST_DAY = datetime.date(2026, 11, 30)


def member(zone):
    return Member(time_zone=zone)


def edition(status="consultation", closes_on=LAST_DAY):
    return Edition(status=status, consultation_closes_on=closes_on)


@pytest.mark.parametrize(
    ("zone", "moment", "is_open"),
    [
        ("Africa/Conakry", "2026-11-30T23:59:59+00:00", True),
        ("Africa/Conakry", "2026-12-01T00:00:00+00:00", False),
        ("America/Montreal", "2026-12-01T04:59:59+00:00", True),
        ("America/Montreal", "2026-12-01T05:00:00+00:00", False),
        ("Europe/Paris", "2026-11-30T22:59:59+00:00", True),
        ("Europe/Paris", "2026-11-30T23:00:00+00:00", False),
    ],
)
def test_the_last_day_ends_at_midnight_of_each_city(zone, moment, is_open):
    assert is_open_to(member(zone), edition(), at=datetime.datetime.fromisoformat(moment)) is is_open


def test_without_a_last_day_it_stays_open():
    at = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)

    assert closes_at(edition(closes_on=None), zone="Europe/Paris") is None
    assert is_open_to(member("Europe/Paris"), edition(closes_on=None), at=at)


@pytest.mark.parametrize("status", [status for status in Edition.Status if status != "consultation"])
def test_only_an_edition_in_consultation_is_open(status):
    at = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)

    assert not is_open_to(member("Europe/Paris"), edition(status=status), at=at)
