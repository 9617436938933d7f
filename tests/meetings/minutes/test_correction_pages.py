"""Pages on which corrections of circulated minutes are asked for, by link or from a seat, and answered at the desk."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.domain.circulating import circulate
from meetings.domain.sealing import seal
from meetings.models import Correction
from tests import factories
from tests.meetings.minutes.steps import TEXT, approve, asked, at, circulated, drafted, fresh, link

pytestmark = pytest.mark.django_db


def test_a_correction_is_asked_for_by_link_and_accepted_at_the_desk(client, secretary):
    meeting = circulated()
    # Made once: a link says the second in which it was signed.
    address = link(meeting)
    place = f"item-{meeting.agenda.get().pk}-2"
    assert f'href="{address}{place}/"' in client.get(address).text
    typed = {"quote": "La deuxième question", "proposed": "La question suivante", "reason": "Plus clair."}

    thanks = client.post(f"{address}{place}/", typed, follow=True)

    correction = Correction.objects.get()
    assert (correction.person.surname, correction.status) == ("ALPHA", "open")
    assert "Votre correction est parvenue au secrétariat" in thanks.text
    desk = at("minutes_correction", meeting, correction.pk)
    assert "La question suivante, posée à *tous*." in secretary.get(desk).text
    text = TEXT.replace("La deuxième question", "La question suivante")
    secretary.post(desk, {"text": text, "read": TEXT, "accept": "1"})
    assert meeting.agenda.get().text_fr == text
    assert "acceptée" in client.get(link(meeting)).text


def test_words_that_are_not_in_the_passage_lose_nothing_typed(client):
    meeting = circulated()
    address = f"{link(meeting)}introduction-{meeting.minutes.pk}-1/"

    answer = client.post(address, {"quote": "Ailleurs", "proposed": "Un mot à garder"})
    same = client.post(address, {"quote": "Une introduction.", "proposed": "Une introduction."})

    assert (answer.status_code, same.status_code) == (409, 409)
    assert 'href="#id_quote"' in answer.text
    assert "Un mot à garder" in answer.text
    assert 'href="#id_proposed"' in same.text


def test_two_at_the_desk_are_told_of_each_other(secretary):
    meeting = circulated()
    first, second = asked(meeting), asked(meeting, quote="La troisième", proposed="La dernière", by="BETA")
    changed = TEXT.replace("tous", "chacun")
    secretary.post(at("minutes_correction", meeting, first.pk), {"text": changed, "read": TEXT, "accept": "1"})

    answer = secretary.post(at("minutes_correction", meeting, second.pk), {"text": TEXT, "read": TEXT, "accept": "1"})

    assert answer.status_code == 409
    assert "posée à *chacun*" in answer.text


def nested(text):
    """``text`` below more lists than Markdown is kept with."""
    return "\n".join(f"{'  ' * level}- {text}" for level in range(7))


def test_a_corrected_text_is_held_to_what_minutes_take_and_declining_is_not(secretary):
    meeting = circulated()
    correction = asked(meeting)
    desk = at("minutes_correction", meeting, correction.pk)
    typed = {"text": nested("Trop"), "read": TEXT, "answer": "Non."}

    refused = secretary.post(desk, typed | {"accept": "1"})
    stored = meeting.agenda.get().text_fr
    secretary.post(desk, typed | {"decline": "1"})

    assert 'href="#id_text"' in refused.text
    assert stored == TEXT
    correction.refresh_from_db()
    assert correction.status == "declined"


def test_words_typed_over_what_a_colleague_changed_meanwhile_stay_and_can_be_sent_again(secretary):
    meeting = circulated()
    correction = asked(meeting)
    changed, typed = TEXT.replace("première", "toute première"), TEXT.replace("tous", "chacune")
    meeting.agenda.update(text_fr=changed)
    desk = at("minutes_correction", meeting, correction.pk)

    answer = secretary.post(desk, {"text": typed, "read": TEXT, "answer": "Merci.", "accept": "1"})

    form = answer.context["form"]
    assert [form[name].value() for name in ("text", "read", "answer")] == [typed, changed, "Merci."]
    secretary.post(desk, {name: form[name].value() for name in form.fields} | {"accept": "1"})
    assert meeting.agenda.get().text_fr == typed


def test_a_forged_link_and_one_of_who_did_not_attend_find_nothing(client):
    meeting = circulated()

    assert client.get(link(meeting)[:-2] + "x/").status_code == 404
    assert client.get(link(meeting, "GAMMA")).status_code == 404


def test_the_link_is_over_once_the_minutes_are_sealed(client):
    meeting = circulated()
    address = link(meeting)
    seal(approve(meeting), by=None)

    assert client.get(address).status_code == 410


def test_who_attended_finds_the_draft_from_the_seat(client_of):
    meeting = circulated()
    client = client_of("city")
    client.user.person = meeting.attendances.get(person__surname="BETA").person
    client.user.save()
    mandate = factories.MandateFactory(person=client.user.person)
    address = reverse("meetings:seat_corrections", args=[mandate.member.slug, meeting.commission.slug, meeting.number])

    assert address in client.get(meeting.get_absolute_url()).text
    assert "La première question." in client.get(address).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_of_any_number_of_corrections(secretary, django_assert_num_queries, rows):
    meeting = circulated()
    for row in range(rows):
        asked(meeting, quote="La troisième", proposed=f"La dernière {row}")

    with django_assert_num_queries(10):
        secretary.get(at("minutes_desk", meeting))


def _circulate(meeting):
    circulate(meeting, until=timezone.localdate() + datetime.timedelta(days=3), by=None)
    return fresh(meeting)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_draft_asks_the_same_of_any_agenda(client, django_assert_num_queries, rows):
    meeting = drafted()
    factories.AgendaItemFactory.create_batch(rows, meeting=meeting)
    meeting = _circulate(meeting)

    with django_assert_num_queries(10):
        client.get(link(meeting))
