import datetime

import lxml.etree
import pytest
from django.urls import reverse
from icalendar import Calendar

from meetings.domain.subscribing import renew, word_of
from meetings.models import CalendarFeed
from tests import factories

from .steps import convened, ready

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NOW = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


def _summaries(content):
    return {str(event["SUMMARY"]) for event in Calendar.from_ical(content).walk("VEVENT")}


def _unfolded(content):
    return content.replace(b"\r\n ", b"")


def test_everyone_subscribes_to_a_commission_and_sees_what_is_public(client):
    ready(number=7)
    factories.MeetingFactory(number=8, status="draft")

    response = client.get(reverse("meetings:calendar", args=["commission-exemple"]))

    content = response.getvalue()
    assert _summaries(content) == {"Réunion 7, Commission d'exemple – Un thème d'exemple"}
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"visio.example" not in _unfolded(content)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_calendar_asks_the_same_of_any_number(client, django_assert_num_queries, rows):
    factories.AgendaItemFactory.create_batch(rows)

    with django_assert_num_queries(3):
        client.get(reverse("meetings:calendar", args=["commission-exemple"]))


def test_ones_own_calendar_is_at_a_secret_address_that_can_be_renewed(client_of):
    client = client_of("city")
    convened({"person": client.user.person}, number=7)
    convened({}, number=8)
    page = reverse("meetings:own_calendar")

    client.post(page)
    first = reverse("meetings:calendar_of_person", args=[word_of(CalendarFeed.objects.get())])
    assert f"{first}</code>" in client.get(page).text
    content = client_of("public").get(first).getvalue()
    assert {summary[:9] for summary in _summaries(content)} == {"Réunion 7"}
    assert b"visio.example" in _unfolded(content)
    assert b"ATTENDEE" not in content

    client.post(page)
    assert client.get(first).status_code == 404


def test_nobody_reads_the_calendar_of_a_closed_account(client):
    feed = renew(factories.UserFactory(), at=NOW)
    address = reverse("meetings:calendar_of_person", args=[word_of(feed)])
    assert client.get(address).status_code == 200

    feed.account.is_active = False
    feed.account.save()

    assert client.get(address).status_code == 404
    assert client.get(reverse("meetings:calendar_of_person", args=["faux.mot"])).status_code == 404


def test_minutes_that_everyone_reads_are_in_the_feed_the_newest_first(client):
    for number, status in ((5, "summary"), (6, "draft"), (7, "sealed"), (8, "circulated")):
        day = datetime.date(2026, 3, number)
        factories.MinutesFactory(meeting__number=number, meeting__ends_on=day, status=status)

    response = client.get(reverse("meetings:minutes_feed"))

    feed = lxml.etree.fromstring(response.content)
    titles = [title.text for title in feed.findall("a:entry/a:title", ATOM)]
    assert titles == ["Réunion 7, Commission d'exemple", "Réunion 5, Commission d'exemple"]
    assert response["Content-Type"].startswith("application/atom+xml")


def test_meetings_are_listed_by_year(client):
    factories.MeetingFactory(number=7)
    ready(number=9)
    page = reverse("meetings:meeting_list")

    assert client.get(page).text.count("<h2><a") == 2
    assert client.get(f"{page}?annee=2099").text.count("<h2><a") == 1
    assert client.get(f"{page}?annee=1999").text.count("<h2><a") == 2


def test_the_page_of_a_meeting_says_the_hours_of_the_cities_and_nobodys_name(client):
    meeting, (invitee,) = convened(
        {"member__name_fr": "Antananarivo", "member__time_zone": "Indian/Antananarivo", "person__surname": "SECRÈTE"}
    )

    page = client.get(meeting.get_absolute_url()).text

    assert "de 09:00 à 12:30 (Africa/Conakry, UTC+0)" in page
    assert "<dt>Antananarivo</dt><dd>4 mars 2099, de 12:00 à 15:30" in page
    assert "visio.example" not in page
    assert str(invitee.person) not in page
