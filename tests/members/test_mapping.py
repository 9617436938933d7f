"""Marks of members on the map."""

import pytest

from members.domain.mapping import MOST_MARKS, marks
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db


def test_each_city_has_its_mark():
    cities = MemberFactory.build_batch(3)

    assert [mark.member for mark in marks(cities)] == cities


def test_a_member_without_a_place_has_none():
    assert marks([MemberFactory.build(latitude=None, longitude=None)]) == []


def test_a_crowded_map_shows_one_mark_a_country():
    crowd = MemberFactory.build_batch(MOST_MARKS, country="BE") + MemberFactory.build_batch(5, country="CH")

    found = marks(crowd)

    assert [(mark.country, mark.label, mark.member) for mark in found] == [
        ("BE", f"Belgique ({MOST_MARKS})", None),
        ("CH", "Suisse (5)", None),
    ]
    assert found[0].radius > found[1].radius
