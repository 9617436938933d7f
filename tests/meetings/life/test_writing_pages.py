"""Pages on which texts are written by several people, with a script and without."""

import pytest

from meetings.models import AgendaItem, Minutes
from tests import factories

from .steps import address, in_session

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Requested-With": "fetch"}


def test_a_script_stores_a_text_and_is_told_its_version(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = secretary.post(
        address("item_text", meeting, item.pk), {"text": "Autre chose.", "version": item.version}, headers=SCRIPT
    )

    assert answer.json() == {"text": "Autre chose.", "version": item.version + 1, "merged": False}


def test_where_two_write_at_one_place_a_script_is_given_the_other_text(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    where = address("item_text", meeting, item.pk)
    secretary.post(where, {"text": "Un second mot.", "version": item.version})

    answer = secretary.post(where, {"text": "Un autre mot.", "version": item.version}, headers=SCRIPT)

    assert (answer.status_code, answer.json()["theirs"]) == (409, "Un second mot.")


def test_without_a_script_both_texts_are_shown_and_what_is_put_together_is_stored(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    where = address("item_text", meeting, item.pk)
    secretary.post(where, {"text": "Un second mot.", "version": item.version})

    clash = secretary.post(where, {"text": "Un autre mot.", "version": item.version})
    secretary.post(where, {"text": "Un second et un autre mot.", "version": item.version + 1})

    assert clash.status_code == 409
    assert "<del>second</del>" in clash.text
    assert "<ins>autre</ins>" in clash.text
    assert f'name="version" value="{item.version + 1}"' in clash.text
    assert AgendaItem.objects.get(pk=item.pk).text_fr == "Un second et un autre mot."


def test_what_is_picked_is_put_at_the_end(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    decision = factories.DecisionFactory(meeting=meeting, number=4)

    secretary.post(
        address("item_text", meeting, item.pk),
        {"text": "Un premier mot.", "version": item.version, "insert": f"décision no {decision.number}"},
    )

    assert AgendaItem.objects.get(pk=item.pk).text_fr == "Un premier mot.\n\ndécision no 4"


def test_a_text_that_is_too_long_is_given_back(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = secretary.post(address("item_text", meeting, item.pk), {"text": "Un mot " * 4000, "version": item.version})

    assert "Un mot Un mot" in answer.text
    assert AgendaItem.objects.get(pk=item.pk).text_fr == "Un premier mot."


def test_words_sent_after_the_session_ended_are_given_back(client):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = client.post(
        address("item_text", meeting, item.pk), {"text": "Des mots à ne pas perdre.", "version": item.version}
    )

    assert answer.status_code == 403
    assert "Des mots à ne pas perdre." in answer.text


def test_an_open_page_is_told_what_is_newer_and_a_token_that_counts(client_of):
    meeting = in_session()
    first, second = meeting.agenda.order_by("position")
    secretary = client_of("secretariat", enforce_csrf_checks=True)

    said = secretary.get(f"{address('session_state', meeting)}?v={first.pk}:{first.version},x:1,{second.pk}:9").json()
    stored = secretary.post(
        address("item_text", meeting, first.pk),
        {"text": "Ouvert.", "version": first.version, "csrfmiddlewaretoken": said["token"]},
        headers=SCRIPT,
    )

    assert said["items"] == {str(second.pk): {"version": second.version, "text": "Un premier mot."}}
    assert stored.status_code == 200


def test_what_is_approved_is_only_read(secretary):
    item = factories.AgendaItemFactory(meeting__status="held", text_fr="Ce qui a été dit.")
    Minutes.objects.create(meeting=item.meeting, status="approved")

    page = secretary.get(address("session", item.meeting))

    assert "<textarea" not in page.text
    assert "Ce qui a été dit." in page.text
