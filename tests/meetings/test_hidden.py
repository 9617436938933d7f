"""What is for members only, or noted in a sitting that lasts, is seen by nobody else, whatever they ask for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.documents.minutes import minutes_manuscript
from meetings.domain.noting import add_photograph
from meetings.domain.photographing import prepare_photograph
from meetings.models import Meeting, Photograph
from meetings.readers import EVERYONE, MEMBERS
from tests import factories
from tests.meetings.test_admin_files import picture

pytestmark = pytest.mark.django_db


def photographed(*, audience="all", status="held"):
    """A photograph under an item for that audience, of a meeting of that status."""
    item = factories.AgendaItemFactory(audience=audience)
    factories.MinutesFactory(meeting=item.meeting)
    image = prepare_photograph(file=SimpleUploadedFile("a.jpg", picture((40, 30))))
    row = add_photograph(item, image=image, alternative="Qui a parlé à huis clos")
    Meeting.objects.filter(pk=item.meeting_id).update(status=status)
    return Photograph.objects.get(pk=row.pk)


def addresses_of(photograph):
    return [reverse("meetings:photograph", args=[photograph.pk]), f"/media/{photograph.image.name}"]


def test_a_photograph_of_an_item_for_members_is_theirs(client, client_of):
    photograph = photographed(audience="members")
    team = client_of("commission-staff")

    public, own = (one.get(photograph.meeting.get_absolute_url()) for one in (client, team))

    assert ("huis clos" in public.text, "huis clos" in own.text) == (False, True)
    for address in addresses_of(photograph):
        assert client.get(address).status_code == 404
        assert team.get(address)["Cache-Control"] == "private, no-store"


def test_a_photograph_of_an_item_for_members_is_printed_for_them_alone():
    meeting = photographed(audience="members").meeting

    assert "huis clos" not in minutes_manuscript(meeting, "fr", readers=EVERYONE).html
    assert "huis clos" in minutes_manuscript(meeting, "fr", readers=MEMBERS).html


def test_a_photograph_of_a_sitting_that_lasts_is_for_those_who_run_it(client, client_of):
    photograph = photographed(status="in_session")

    assert "huis clos" not in client.get(photograph.meeting.get_absolute_url()).text
    for address in addresses_of(photograph):
        assert client.get(address).status_code == 404
        assert client_of("commission-staff").get(address)["Cache-Control"] == "private, no-store"


def test_decisions_of_a_sitting_that_lasts_are_drafts(client):
    decision = factories.DecisionFactory(meeting__status="in_session", text_fr="Une rédaction provisoire.")
    meeting = decision.meeting

    for address in (
        meeting.get_absolute_url(),
        reverse("meetings:decision_list"),
        reverse("meetings:decisions_csv"),
    ):
        assert b"provisoire" not in b"".join(client.get(address))
    assert client.get(decision.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("status", "is_shown"), [("convened", False), ("in_session", False), ("held", True)])
def test_the_page_of_a_city_says_who_attended_once_it_is_over(client, status, is_shown):
    row = factories.AttendanceFactory(meeting__status=status, person__surname="CAMARA")

    assert ("CAMARA" in client.get(row.member.get_absolute_url()).text) == is_shown
