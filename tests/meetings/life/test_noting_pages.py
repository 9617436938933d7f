"""What is noted under an item, and where it is read."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meetings.domain.hands import note_hand_vote
from meetings.domain.sitting import begin_item, close_meeting
from meetings.models import AgendaItem, Minutes
from tests import factories
from tests.meetings.visited import PIXEL

from .steps import address, in_session, planned, there

pytestmark = pytest.mark.django_db


def test_a_decision_is_noted_and_put_in_other_words(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    secretary.post(
        address("decision_add", meeting, item.pk), {"text": "Publier.", "owner": "Nantes", "due_on": "2027-06-01"}
    )
    decision = meeting.decisions.get()
    where = address("decision_change", meeting, decision.pk)
    secretary.post(where, {"text": "Publier un guide.", "owner": "Nantes", "version": decision.version})
    late = secretary.post(where, {"text": "Renoncer.", "owner": "", "version": decision.version})

    assert meeting.decisions.get().text_fr == "Publier un guide."
    assert "« Publier un guide. »" in late.text
    assert "Renoncer." in late.text


def test_a_vote_by_hand_is_noted_by_city_or_by_counts_and_taken_back(secretary):
    meeting = in_session()
    row = there(meeting, at=timezone.now())
    item = meeting.agenda.get(position=2)
    where = address("hand_vote_add", meeting, item.pk)
    moment = timezone.localtime(timezone.now(), meeting.zone).strftime("%Y-%m-%dT%H:%M")
    form = {"question": "Se revoir ?", "majority": "simple", "taken_at": moment}

    neither = secretary.post(where, form)
    both = secretary.post(where, form | {f"city-{row.member_id}": "for", "in_favour": 1})
    secretary.post(where, form | {f"city-{row.member_id}": "against"})
    vote = meeting.hand_votes.get()
    shown = secretary.get(address("hand_vote", meeting, vote.pk))
    secretary.post(address("hand_vote", meeting, vote.pk))

    assert "Indiquez les nombres" in neither.text
    assert "Laissez les nombres vides" in both.text
    assert "Non adopté : pour 0, contre 1" in shown.text
    assert not meeting.hand_votes.exists()


def test_a_vote_by_hand_is_noted_by_city_once_the_sitting_is_closed(secretary):
    meeting = in_session()
    row = there(meeting, at=timezone.now() - datetime.timedelta(hours=1))
    AgendaItem.objects.filter(meeting=meeting).update(began_at=timezone.now() - datetime.timedelta(hours=1))
    close_meeting(meeting, by=None)
    where = address("hand_vote_add", meeting, meeting.agenda.first().pk)
    offered = re.search(r'name="taken_at" value="([^"]+)"', secretary.get(where).text)[1]
    form = {"question": "Se revoir ?", "majority": "simple", "taken_at": offered}

    secretary.post(where, form | {f"city-{row.member_id}": "for"})

    assert meeting.hand_votes.get().choices.get().member == row.member


def test_a_photograph_is_kept_under_its_item(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    image = SimpleUploadedFile("../salle.png", PIXEL)

    wrong = secretary.post(
        address("photograph_add", meeting, item.pk),
        {"image": SimpleUploadedFile("salle.svg", b"<svg/>"), "alternative": "La salle"},
    )
    secretary.post(address("photograph_add", meeting, item.pk), {"image": image, "alternative": "La salle"})

    assert "La salle" in wrong.text
    photograph = item.photographs.get()
    assert (photograph.alternative_fr, photograph.image.name[-4:]) == ("La salle", ".jpg")


def test_whoever_forgot_the_words_is_told_to_choose_the_photograph_again(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    refused = secretary.post(
        address("photograph_add", meeting, item.pk),
        {"image": SimpleUploadedFile("salle.png", PIXEL), "alternative": "", "caption": "La salle"},
    )

    assert list(refused.context["form"].errors) == ["alternative", "image"]
    assert "Choisissez de nouveau le fichier" in refused.text
    assert 'value="La salle"' in refused.text


def test_the_page_of_the_minutes_tells_what_was_noted_under_each_item(client):
    meeting = in_session()
    there(meeting, at=timezone.now(), person=factories.PersonFactory(surname="CAMARA", given_name="Aïssata"))
    item = meeting.agenda.get(position=2)
    begin_item(item)
    note_hand_vote(item, question="Se revoir", majority="simple", taken_at=timezone.now(), counts=(1, 0, 0))
    close_meeting(meeting, by=None)
    Minutes.objects.filter(meeting=meeting).update(status="approved")

    page = client.get(address("minutes", meeting)).text

    assert "Présents pour ce point : 1." in page
    assert "adopté à l&#x27;unanimité, par 1 voix pour" in page


def test_earlier_decisions_stand_under_the_item_that_follows_them_up(secretary):
    earlier = factories.DecisionFactory(meeting__number=1, text_fr="Publier un guide.").meeting
    meeting = planned(commission=earlier.commission, number=2)
    meeting.agenda.filter(position=1).update(kind="follow_up")

    assert "Publier un guide." in secretary.get(address("session", meeting)).text
