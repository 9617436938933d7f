import pytest
from django.urls import reverse

from charter_portal.notices.models import Mail
from tests import factories

from .steps import changed, convened, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def _address(name, meeting, *rest):
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *rest])


def test_what_will_leave_is_read_before_it_leaves(secretary):
    meeting = ready()
    factories.InviteeFactory(meeting=meeting, person__email="awa@ville.example", person__language="ar")
    factories.InviteeFactory(meeting=meeting, person__surname="MUETTE")

    page = secretary.get(_address("convene", meeting)).text
    assert "1 courriel partira" in page
    assert "MUETTE" in page
    assert Mail.objects.count() == 0

    page = secretary.post(_address("convene", meeting), follow=True).text
    meeting.refresh_from_db()
    assert (meeting.status, Mail.objects.count()) == ("convened", 1)
    assert "La réunion est convoquée." in page


def test_what_is_missing_is_said_instead_of_a_button(secretary):
    meeting = changed(factories.InviteeFactory(meeting=ready()).meeting, video_link="")

    page = secretary.get(_address("convene", meeting)).text

    assert "le lien de la visioconférence" in page
    assert "Convoquer maintenant" not in page


def test_a_change_is_shown_on_the_desk_until_it_is_told(secretary):
    meeting, _invitees = convened({"person__email": "awa@ville.example"})
    meeting = changed(meeting, venue_fr="Mairie")

    assert "Changé depuis la dernière annonce" in secretary.get(_address("desk", meeting)).text
    assert 'href="#id_note"' in secretary.post(_address("changed", meeting), {"note": ""}).text
    page = secretary.post(_address("changed", meeting), {"note": "Nous changeons de lieu."}, follow=True).text

    assert "Nous changeons de lieu." in page
    assert "Changé depuis la dernière annonce" not in page


def test_a_meeting_is_cancelled_for_a_reason(secretary):
    meeting, _invitees = convened()

    secretary.post(_address("cancel", meeting), {"note": "La salle est fermée."})

    meeting.refresh_from_db()
    assert meeting.status == "cancelled"


def test_those_who_come_later_are_convened_in_one_press(secretary):
    meeting, _invitees = convened()
    factories.InviteeFactory(meeting=meeting, person__email="moussa@ville.example")
    assert "Convoquer la personne" in secretary.get(_address("invitations", meeting)).text

    page = secretary.post(_address("convene_rest", meeting), follow=True).text

    assert "1 personne est convoquée." in page
