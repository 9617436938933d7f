import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.domain.hands import note_hand_vote
from meetings.domain.sitting import begin_item, close_meeting
from meetings.models import AgendaItem, Meeting, Minutes
from tests import factories
from tests.visited import PIXEL

from .steps import in_session, listed, planned, there

pytestmark = pytest.mark.django_db

SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def _address(name, meeting, *rest):
    return reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number, *rest])


def test_the_sitting_is_opened_and_closed_after_reading_what_is_recorded(secretary):
    meeting = planned()
    there(meeting, at=timezone.now())

    page = secretary.get(_address("session_open", meeting))
    secretary.post(_address("session_open", meeting))
    opened = Meeting.objects.get().status
    secretary.post(_address("session_close", meeting))

    assert "1 ville présente et 0 représentée" in page.text
    assert (opened, Meeting.objects.get().status) == ("in_session", "held")


def test_a_second_click_on_closing_says_so_and_changes_nothing(secretary):
    meeting = in_session()
    secretary.post(_address("session_close", meeting))

    answer = secretary.post(_address("session_close", meeting), follow=True)

    assert "compte rendu en rédaction" in answer.text
    assert Meeting.objects.get().acts.count() == 2


def test_a_script_stores_a_text_and_is_told_its_version(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = secretary.post(
        _address("item_text", meeting, item.pk), {"text": "Autre chose.", "version": item.version}, headers=SCRIPT
    )

    assert answer.json() == {"text": "Autre chose.", "version": item.version + 1, "merged": False}


def test_where_two_write_at_one_place_a_script_is_given_the_other_text(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    address = _address("item_text", meeting, item.pk)
    secretary.post(address, {"text": "Un second mot.", "version": item.version})

    answer = secretary.post(address, {"text": "Un autre mot.", "version": item.version}, headers=SCRIPT)

    assert (answer.status_code, answer.json()["theirs"]) == (409, "Un second mot.")


def test_without_a_script_both_texts_are_shown_and_what_is_put_together_is_stored(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    address = _address("item_text", meeting, item.pk)
    secretary.post(address, {"text": "Un second mot.", "version": item.version})

    clash = secretary.post(address, {"text": "Un autre mot.", "version": item.version})
    secretary.post(address, {"text": "Un second et un autre mot.", "version": item.version + 1})

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
        _address("item_text", meeting, item.pk),
        {"text": "Un premier mot.", "version": item.version, "insert": f"décision no {decision.number}"},
    )

    assert AgendaItem.objects.get(pk=item.pk).text_fr == "Un premier mot.\n\ndécision no 4"


def test_a_text_that_is_too_long_is_given_back(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = secretary.post(
        _address("item_text", meeting, item.pk), {"text": "Un mot " * 4000, "version": item.version}
    )

    assert "Un mot Un mot" in answer.text
    assert AgendaItem.objects.get(pk=item.pk).text_fr == "Un premier mot."


def test_words_sent_after_the_session_ended_are_given_back(client):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    answer = client.post(
        _address("item_text", meeting, item.pk), {"text": "Des mots à ne pas perdre.", "version": item.version}
    )

    assert answer.status_code == 403
    assert "Des mots à ne pas perdre." in answer.text


def test_an_open_page_is_told_what_is_newer_and_a_token_that_counts(client_of):
    meeting = in_session()
    first, second = meeting.agenda.order_by("position")
    secretary = client_of("secretariat", enforce_csrf_checks=True)

    said = secretary.get(f"{_address('session_state', meeting)}?v={first.pk}:{first.version},x:1,{second.pk}:9").json()
    stored = secretary.post(
        _address("item_text", meeting, first.pk),
        {"text": "Ouvert.", "version": first.version, "csrfmiddlewaretoken": said["token"]},
        headers=SCRIPT,
    )

    assert said["items"] == {str(second.pk): {"version": second.version, "text": "Un premier mot."}}
    assert stored.status_code == 200


def test_arrivals_and_departures_at_the_door(secretary):
    meeting = in_session()
    row = listed(meeting)
    address = _address("presence_note", meeting, row.pk)

    secretary.post(address, {"what": "video"})
    again = secretary.post(address, {"what": "video"}, follow=True)
    there_now = secretary.get(_address("checkin", meeting)).text
    secretary.post(address, {"what": "left"})
    wrong = secretary.post(address, {"what": "sleeping"}, follow=True)

    assert "Présence déjà notée" in again.text
    assert "1 personne présente, sur 1 inscrite" in there_now
    assert row.presences.get().until is not None
    assert "Choisissez l'un des boutons" in wrong.text.replace("&#x27;", "'")


def test_a_name_is_found_without_its_accents(secretary):
    meeting = in_session()
    listed(meeting, person=factories.PersonFactory(surname="KEÏTA", given_name="Aïssata"))
    listed(meeting, person=factories.PersonFactory(surname="DUPONT", given_name="Jean"))

    page = secretary.get(_address("checkin", meeting) + "?q=keita")

    assert ("KEÏTA" in page.text, "DUPONT" in page.text) == (True, False)
    assert "Personne sur la liste" in secretary.get(_address("checkin", meeting) + "?q=zzz").text


def test_hours_are_put_right_by_the_clocks_at_the_place(secretary):
    meeting = planned(time_zone="Africa/Conakry")
    row = listed(meeting)
    form = {"spans-TOTAL_FORMS": 2, "spans-INITIAL_FORMS": 0, "spans-0-mode": "on_site", "spans-1-mode": "on_site"}
    address = _address("presence_spans", meeting, row.pk)

    wrong = secretary.post(address, form | {"spans-0-since": "2027-03-04T10:00", "spans-0-until": "2027-03-04T09:00"})
    secretary.post(address, form | {"spans-0-since": "2027-03-04T09:00", "spans-0-until": "2027-03-04T10:12"})

    assert "choisissez une heure plus tardive" in wrong.text
    assert [span.until.strftime("%H:%M") for span in row.presences.all()] == ["10:12"]


def test_someone_unknown_is_put_on_the_list_and_arrives(secretary):
    meeting = in_session()
    city = factories.MemberFactory()

    refused = secretary.post(_address("participant_add", meeting), {"surname": "", "given_name": "Fatou"})
    secretary.post(
        _address("participant_add", meeting),
        {"surname": "DIALLO", "given_name": "Fatou", "member": city.pk, "mode": "on_site", "arrives": "on"},
    )

    assert 'value="Fatou"' in refused.text
    row = meeting.attendances.get()
    assert (str(row.person), row.member, row.presences.count()) == ("DIALLO Fatou", city, 1)


def test_a_decision_is_noted_and_put_in_other_words(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)

    secretary.post(
        _address("decision_add", meeting, item.pk), {"text": "Publier.", "owner": "Nantes", "due_on": "2027-06-01"}
    )
    decision = meeting.decisions.get()
    address = _address("decision_change", meeting, decision.pk)
    secretary.post(address, {"text": "Publier un guide.", "owner": "Nantes", "version": decision.version})
    late = secretary.post(address, {"text": "Renoncer.", "owner": "", "version": decision.version})

    assert meeting.decisions.get().text_fr == "Publier un guide."
    assert "« Publier un guide. »" in late.text
    assert "Renoncer." in late.text


def test_a_vote_by_hand_is_noted_by_city_or_by_counts_and_taken_back(secretary):
    meeting = in_session()
    row = there(meeting, at=timezone.now())
    item = meeting.agenda.get(position=2)
    address = _address("hand_vote_add", meeting, item.pk)
    moment = timezone.localtime(timezone.now(), meeting.zone).strftime("%Y-%m-%dT%H:%M")
    form = {"question": "Se revoir ?", "majority": "simple", "taken_at": moment}

    neither = secretary.post(address, form)
    both = secretary.post(address, form | {f"city-{row.member_id}": "for", "in_favour": 1})
    secretary.post(address, form | {f"city-{row.member_id}": "against"})
    vote = meeting.hand_votes.get()
    shown = secretary.get(_address("hand_vote", meeting, vote.pk))
    secretary.post(_address("hand_vote", meeting, vote.pk))

    assert "Indiquez les nombres" in neither.text
    assert "Laissez les nombres vides" in both.text
    assert "Non adopté : pour 0, contre 1" in shown.text
    assert not meeting.hand_votes.exists()


def test_a_photograph_is_kept_under_its_item(secretary):
    meeting = in_session()
    item = meeting.agenda.get(position=2)
    image = SimpleUploadedFile("../salle.png", PIXEL)

    wrong = secretary.post(
        _address("photograph_add", meeting, item.pk),
        {"image": SimpleUploadedFile("salle.svg", b"<svg/>"), "alternative": "La salle"},
    )
    secretary.post(_address("photograph_add", meeting, item.pk), {"image": image, "alternative": "La salle"})

    assert "La salle" in wrong.text
    photograph = item.photographs.get()
    assert (photograph.alternative_fr, photograph.image.name[-4:]) == ("La salle", ".jpg")


def test_what_is_approved_is_only_read(secretary):
    item = factories.AgendaItemFactory(meeting__status="held", text_fr="Ce qui a été dit.")
    Minutes.objects.create(meeting=item.meeting, status="approved")

    page = secretary.get(_address("session", item.meeting))

    assert "<textarea" not in page.text
    assert "Ce qui a été dit." in page.text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("session", 19), ("checkin", 9)])
def test_pages_ask_the_same_for_one_row_and_for_three(secretary, django_assert_num_queries, name, queries, rows):
    meeting = in_session()
    for _each in range(rows):
        there(meeting, at=timezone.now())
        factories.AgendaItemFactory(meeting=meeting)
        factories.DecisionFactory(meeting=meeting, item=meeting.agenda.first())

    with django_assert_num_queries(queries):
        secretary.get(_address(name, meeting))


def test_the_page_of_the_minutes_tells_what_was_noted_under_each_item(client):
    meeting = in_session()
    there(meeting, at=timezone.now(), person=factories.PersonFactory(surname="CAMARA", given_name="Aïssata"))
    item = meeting.agenda.get(position=2)
    begin_item(item)
    note_hand_vote(item, question="Se revoir", majority="simple", taken_at=timezone.now(), counts=(1, 0, 0))
    close_meeting(meeting, by=None)
    Minutes.objects.filter(meeting=meeting).update(status="approved")

    page = client.get(_address("minutes", meeting)).text

    assert "Présents pour ce point : 1." in page
    assert "adopté à l&#x27;unanimité, par 1 voix pour" in page


def test_earlier_decisions_stand_under_the_item_that_follows_them_up(secretary):
    earlier = factories.DecisionFactory(meeting__number=1, text_fr="Publier un guide.").meeting
    meeting = planned(commission=earlier.commission, number=2)
    meeting.agenda.filter(position=1).update(kind="follow_up")

    assert "Publier un guide." in secretary.get(_address("session", meeting)).text


def test_who_comes_is_public_only_once_it_is_over(client: Client):
    meeting = in_session()
    listed(meeting, person=factories.PersonFactory(surname="CAMARA"))
    page, table = _address("meeting", meeting), _address("participants_csv", meeting)

    before = client.get(page).text, client.get(table).status_code
    Meeting.objects.update(status="held")

    assert ("CAMARA" in before[0], before[1]) == (False, 404)
    assert client.get(table).status_code == 200
