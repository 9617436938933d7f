"""Participants by country and city, and their figures."""

from hypothesis import given
from hypothesis import strategies as st

from meetings.domain.grouping import attendance_figures, by_country_and_member
from meetings.models import Attendance
from tests.factories import MemberFactory


def attendance(member, mode="on_site"):
    return Attendance(member=member, mode=mode)


def city(number, country):
    return MemberFactory.build(pk=number, country=country)


def test_neighbours_of_one_city_and_country_stand_together():
    one, two, other = city(1, "BE"), city(2, "BE"), city(3, "CH")
    rows = [attendance(one), attendance(one), attendance(two), attendance(other)]

    groups = by_country_and_member(rows)

    assert [(group.code, [len(member.attendances) for member in group.members]) for group in groups] == [
        ("BE", [2, 1]),
        ("CH", [1]),
    ]


def test_someone_without_a_city_stands_in_a_group_without_a_country():
    [group] = by_country_and_member([attendance(None)])

    assert (group.code, group.name, group.members[0].member) == ("", "", None)


@given(st.lists(st.sampled_from([None, city(1, "BE"), city(2, "BE"), city(3, "CH")])))
def test_grouping_keeps_everyone_in_order(members):
    rows = [attendance(member) for member in members]

    groups = by_country_and_member(rows)

    assert [row for group in groups for member in group.members for row in member.attendances] == rows


def test_figures_count_who_took_part():
    one, other = city(1, "BE"), city(2, "CH")
    rows = [attendance(one), attendance(one, "video"), attendance(other, "excused")]

    figures = attendance_figures(rows)

    assert (figures.present, figures.on_site, figures.video, figures.excused) == (2, 1, 1, 1)
    assert (figures.countries, figures.members) == (1, 1)
