"""What a city has to do, and until when by its own clock."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.domain.acting import delegation_of, seat_of
from members.domain.waiting import Todo, deadline, end_of_day, most_urgent_first, waiting_in_delegation
from tests import factories

DAY = datetime.date(2026, 3, 31)
ZONES = ("Pacific/Kiritimati", "Asia/Tokyo", "Africa/Conakry", "America/Toronto", "Pacific/Pago_Pago")


@pytest.mark.parametrize("zone", ZONES)
def test_the_last_day_is_the_same_date_everywhere_and_ends_with_it(zone):
    due = end_of_day(DAY, zone=zone)
    here = ZoneInfo(zone)

    noon = datetime.datetime(2026, 3, 31, 12, tzinfo=here)
    assert deadline(due, zone=zone, at=noon).day == DAY
    assert deadline(due, zone=zone, at=noon).days == 0
    assert deadline(due, zone=zone, at=due - datetime.timedelta(seconds=1)).days == 0
    assert deadline(due, zone=zone, at=due).days == -1


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_at_the_end_of_the_calendar_is_survived(zone):
    due = end_of_day(datetime.date.max, zone=zone)

    assert deadline(due, zone=zone, at=datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)).days > 2_000_000


def test_one_moment_leaves_different_cities_different_numbers_of_days():
    at = datetime.datetime(2026, 3, 30, 20, tzinfo=datetime.UTC)

    days = {zone: deadline(end_of_day(DAY, zone=zone), zone=zone, at=at).days for zone in ZONES}

    assert days == {
        "Pacific/Kiritimati": 0,
        "Asia/Tokyo": 0,
        "Africa/Conakry": 1,
        "America/Toronto": 1,
        "Pacific/Pago_Pago": 1,
    }


@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 12, 31)),
    days=st.integers(0, 400),
)
def test_days_left_are_counted_on_the_calendar_whatever_the_clocks_do(zone, day, days):
    at = datetime.datetime.combine(day, datetime.time(12), ZoneInfo(zone))

    assert deadline(end_of_day(day + datetime.timedelta(days=days), zone=zone), zone=zone, at=at).days == days


def test_what_is_due_soon_stands_first_then_what_weighs_most():
    at = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)
    soon, late, far = (at + datetime.timedelta(days=days) for days in (1, 14, 15))
    todos = [
        Todo("t", "weighs less, without a date", weight=5),
        Todo("t", "weighs less, far", due=far, weight=5),
        Todo("t", "late", due=late, weight=1),
        Todo("t", "weighs most", weight=1),
        Todo("t", "soon", due=soon, weight=5),
    ]

    assert [todo.what for todo in most_urgent_first(todos, at=at)] == [
        "soon",
        "late",
        "weighs most",
        "weighs less, far",
        "weighs less, without a date",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("delegate", ["letter_missing", "invitation_waiting", "invitation_expired"]),
        ("observer", ["no_delegate"]),
    ],
)
def test_each_is_told_what_they_can_do_about_the_delegation(kind, expected):
    at = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
    member = factories.MemberFactory()
    user = factories.UserFactory(person=factories.MandateFactory(member=member, kind=kind).person)
    for sent in (at, at - datetime.timedelta(days=20)):
        factories.InvitationFactory(mandate__member=member, mandate__kind="contributor", created_at=sent)
    seat = seat_of(user, slug=member.slug, at=at)

    found = waiting_in_delegation(seat, delegation_of(member, at=at), at=at)

    assert sorted(todo.what for todo in found) == sorted(expected)
