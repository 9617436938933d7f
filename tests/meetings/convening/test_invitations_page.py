import pytest
from django.urls import reverse

from meetings.models import Invitee
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def _address(name, meeting, *rest):
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *rest])


def test_the_list_is_filled_in_one_press_and_by_hand(secretary):
    meeting = factories.MeetingFactory(status="planned")
    factories.MandateFactory(person__surname="DÉLÉGUÉE")

    page = secretary.post(_address("invitations_take_over", meeting, "delegations"), follow=True).text
    assert "1 personne a été ajoutée à la liste." in page
    assert "DÉLÉGUÉE" in page

    typed = {"given_name": "Awa", "surname": "NOUVELLE", "language": "ar", "email": "awa@ville.example"}
    page = secretary.post(_address("invite", meeting), typed, follow=True).text
    assert "Awa NOUVELLE figure sur la liste." in page
    assert secretary.post(_address("invitations_take_over", meeting, "ailleurs")).status_code == 404


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(secretary):
    meeting = factories.MeetingFactory(status="planned")

    page = secretary.post(_address("invite", meeting), {"given_name": "Awa", "language": "fr", "email": "awa"}).text

    assert 'href="#id_surname"' in page
    assert 'href="#id_email"' in page
    assert 'value="Awa"' in page


def test_the_secretariat_notes_an_answer(secretary):
    meeting = factories.MeetingFactory(status="planned")
    holder, giver = factories.InviteeFactory.create_batch(2, meeting=meeting)
    address = _address("invitee", meeting, giver.pk)

    refused = secretary.post(address, {"reply": "represented", "note": "Par téléphone"}).text
    assert 'href="#id_represented_by"' in refused
    assert "Par téléphone" in refused

    secretary.post(address, {"reply": "represented", "represented_by": holder.pk, "note": "Par téléphone"})
    giver.refresh_from_db()
    assert (giver.reply, giver.represented_by, giver.replied_through) == ("represented", holder, "secretariat")
    assert "détient le pouvoir confié par" in secretary.get(_address("invitations", meeting)).text

    secretary.post(address, {"reply": "none"})
    giver.refresh_from_db()
    assert (giver.reply, giver.replied_at) == ("", None)


def test_someone_is_taken_off(secretary):
    invitee = factories.InviteeFactory()

    secretary.post(_address("invitee_remove", invitee.meeting, invitee.pk))

    assert not Invitee.objects.exists()


def test_the_list_is_narrowed_to_those_who_have_not_answered(secretary):
    meeting = factories.MeetingFactory(status="planned")
    factories.InviteeFactory(meeting=meeting, person__surname="MUETTE")
    coming = factories.InviteeFactory(meeting=meeting, person__surname="VENANT")
    secretary.post(_address("invitee", meeting, coming.pk), {"reply": "on_site"})

    page = secretary.get(_address("invitations", meeting) + "?reponse=aucune").text

    assert "MUETTE" in page
    assert "VENANT" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_of_any_number(secretary, django_assert_num_queries, rows):
    meeting = factories.MeetingFactory(status="planned")
    factories.InviteeFactory.create_batch(rows, meeting=meeting)

    with django_assert_num_queries(10):
        secretary.get(_address("invitations", meeting))


def test_an_invitee_of_another_meeting_is_not_found(secretary):
    invitee, other = factories.InviteeFactory(), factories.MeetingFactory(status="planned")

    assert secretary.get(_address("invitee", other, invitee.pk)).status_code == 404
