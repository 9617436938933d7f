"""Pages at the door: who comes, goes, and is on the list."""

import pytest
from django.test import Client

from meetings.models import Meeting
from tests import factories

from .steps import address, in_session, listed, planned

pytestmark = pytest.mark.django_db


def test_arrivals_and_departures_at_the_door(secretary):
    meeting = in_session()
    row = listed(meeting)
    where = address("presence_note", meeting, row.pk)

    secretary.post(where, {"what": "video"})
    again = secretary.post(where, {"what": "video"}, follow=True)
    there_now = secretary.get(address("checkin", meeting)).text
    secretary.post(where, {"what": "left"})
    wrong = secretary.post(where, {"what": "sleeping"}, follow=True)

    assert "Présence déjà notée" in again.text
    assert "1 personne présente, sur 1 inscrite" in there_now
    assert row.presences.get().until is not None
    assert "Choisissez l'un des boutons" in wrong.text.replace("&#x27;", "'")


def test_a_name_is_found_without_its_accents(secretary):
    meeting = in_session()
    listed(meeting, person=factories.PersonFactory(surname="KEÏTA", given_name="Aïssata"))
    listed(meeting, person=factories.PersonFactory(surname="DUPONT", given_name="Jean"))

    page = secretary.get(address("checkin", meeting) + "?q=keita")

    assert ("KEÏTA" in page.text, "DUPONT" in page.text) == (True, False)
    assert "Personne sur la liste" in secretary.get(address("checkin", meeting) + "?q=zzz").text


def test_hours_are_put_right_by_the_clocks_at_the_place(secretary):
    meeting = planned(time_zone="Africa/Conakry")
    row = listed(meeting)
    form = {"spans-TOTAL_FORMS": 2, "spans-INITIAL_FORMS": 0, "spans-0-mode": "on_site", "spans-1-mode": "on_site"}
    where = address("presence_spans", meeting, row.pk)

    wrong = secretary.post(where, form | {"spans-0-since": "2026-03-04T10:00", "spans-0-until": "2026-03-04T09:00"})
    secretary.post(where, form | {"spans-0-since": "2026-03-04T09:00", "spans-0-until": "2026-03-04T10:12"})

    assert "choisissez une heure plus tardive" in wrong.text
    assert [span.until.strftime("%H:%M") for span in row.presences.all()] == ["10:12"]


@pytest.mark.parametrize("hour", ["0001-01-01T00:00", "2999-01-01T10:00", "9999-12-31T23:59"])
def test_an_hour_that_cannot_be_is_told_at_its_field(secretary, hour):
    row = listed(in_session())
    form = {"spans-TOTAL_FORMS": 1, "spans-INITIAL_FORMS": 0, "spans-0-mode": "on_site", "spans-0-since": hour}

    answer = secretary.post(address("presence_spans", row.meeting, row.pk), form)

    assert ('href="#id_spans-0-since"' in answer.text, f'value="{hour}"' in answer.text) == (True, True)
    assert not row.presences.exists()


def test_someone_unknown_is_put_on_the_list_and_arrives(secretary):
    meeting = in_session()
    city = factories.MemberFactory()

    refused = secretary.post(address("participant_add", meeting), {"surname": "", "given_name": "Fatou"})
    secretary.post(
        address("participant_add", meeting),
        {"surname": "DIALLO", "given_name": "Fatou", "member": city.pk, "mode": "on_site", "arrives": "on"},
    )

    assert 'value="Fatou"' in refused.text
    row = meeting.attendances.get()
    assert (str(row.person), row.member, row.presences.count()) == ("DIALLO Fatou", city, 1)


def test_who_comes_is_public_only_once_it_is_over(client: Client):
    meeting = in_session()
    listed(meeting, person=factories.PersonFactory(surname="CAMARA"))
    page, table = address("meeting", meeting), address("participants_csv", meeting)

    before = client.get(page).text, client.get(table).status_code
    Meeting.objects.update(status="held")

    assert ("CAMARA" in before[0], before[1]) == (False, 404)
    assert client.get(table).status_code == 200
