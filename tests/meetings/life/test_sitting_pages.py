"""The page of the sitting, and its opening and closing."""

import datetime

import pytest
from django.utils import timezone

from meetings.models import Meeting
from tests import factories

from .steps import address, in_session, planned, there

pytestmark = pytest.mark.django_db


def test_the_sitting_is_opened_and_closed_after_reading_what_is_recorded(secretary):
    meeting = planned()
    there(meeting, at=timezone.now())

    page = secretary.get(address("session_open", meeting))
    secretary.post(address("session_open", meeting))
    opened = Meeting.objects.get().status
    secretary.post(address("session_close", meeting))

    assert "1 ville présente et 0 représentée" in page.text
    assert (opened, Meeting.objects.get().status) == ("in_session", "held")


def test_a_second_click_on_closing_says_so_and_changes_nothing(secretary):
    meeting = in_session()
    secretary.post(address("session_close", meeting))

    answer = secretary.post(address("session_close", meeting), follow=True)

    assert "compte rendu en rédaction" in answer.text
    assert Meeting.objects.get().acts.count() == 2


@pytest.mark.parametrize("is_noted", [True, False])
def test_whoever_closes_is_told_what_becomes_of_those_who_never_came(secretary, is_noted):
    meeting = in_session()
    factories.AttendanceFactory(meeting=meeting)
    if is_noted:
        there(meeting, at=timezone.now())

    page = secretary.get(address("session_close", meeting)).text

    assert ("sont notées absentes" in page, "Notez d’abord qui est venu" in page) == (is_noted, not is_noted)


@pytest.mark.parametrize("is_noted", [True, False])
def test_the_minutes_lack_who_came_where_no_arrival_was_noted(secretary, is_noted):
    meeting = in_session()
    for reply, replied_at in (("", None), ("on_site", timezone.now())):
        invitee = factories.InviteeFactory(meeting=meeting, reply=reply, replied_at=replied_at)
        factories.AttendanceFactory(meeting=meeting, person=invitee.person)
    if is_noted:
        there(meeting, at=timezone.now())
    secretary.post(address("session_close", meeting))

    page = secretary.get(address("minutes_desk", meeting)).text

    assert ("aucune arrivée n’a été notée" in page) == (not is_noted)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("session", 19), ("checkin", 9)])
def test_pages_ask_the_same_for_one_row_and_for_three(secretary, django_assert_num_queries, name, queries, rows):
    meeting = in_session()
    for _each in range(rows):
        there(meeting, at=timezone.now())
        factories.AgendaItemFactory(meeting=meeting)
        factories.DecisionFactory(meeting=meeting, item=meeting.agenda.first())

    with django_assert_num_queries(queries):
        secretary.get(address(name, meeting))


@pytest.mark.parametrize(("day", "is_told"), [(datetime.date(2099, 3, 4), True), (datetime.date(2026, 3, 4), False)])
def test_opening_before_its_day_is_told_first(secretary, day, is_told):
    page = secretary.get(address("session_open", planned(starts_on=day, ends_on=day)))

    assert ("La réunion est prévue un autre jour" in page.text) == is_told
