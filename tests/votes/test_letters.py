"""The secretariat records the ballot that a city sent by letter: reviewed in words, shown once, read by few."""

import hashlib
import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from charter_portal.private_files import PrivateStorage
from charter_portal.register.models import Entry
from charters.votes.domain.letters import FOLDER
from charters.votes.models import Ballot
from charters.votes.tasks import forget_letters_in_review
from tests.factories import MandateFactory, UserFactory

from .steps import AGAINST, FOR, ballot, city, edition_of, end, opened

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nune lettre\n%%EOF"
WHY = "Parce que nos services le font déjà."


@pytest.fixture
def member():
    return city("a")[0]


@pytest.fixture
def vote(member):
    city("b")
    return opened(edition_of("sobriete", "algorithmes"))


@pytest.fixture
def client(client_of):
    return client_of("secretariat")


@pytest.fixture
def page(vote):
    return reverse("admin:votes_round_letter", args=[vote.pk])


@pytest.fixture
def elector(vote, member):
    return vote.electors.get(member=member)


def taken_down(elector, *choices, letter=PDF, **more):
    """What the secretariat's browser sends of a letter."""
    fields = {"elector": elector.pk, "act": "review"}
    for position, choice in enumerate(choices, 1):
        fields |= {f"choice-{position}": choice, f"statement-{position}": WHY}
    if letter is not None:
        fields["letter"] = SimpleUploadedFile("courrier.pdf", letter)
    return fields | more


def hidden(response):
    """What the page of review holds to be sent again."""
    form = response.context["form"]
    return {field.name: str(field.value()) for field in form if field.name != "letter" and field.value() is not None}


def record(client, page, elector, *choices):
    """Record the letter of a city, by way of its review; returns the answer to the last POST."""
    review = client.post(page, taken_down(elector, *choices))
    return client.post(page, hidden(review) | {"act": "record"})


def waiting():
    storage = PrivateStorage()
    return storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []


def test_a_letter_is_reviewed_in_words_recorded_and_shown_once(client, page, elector):
    review = client.post(page, taken_down(elector, FOR, AGAINST))
    assert [(made.choice, made.statement) for made in review.context["made"]] == [(FOR, WHY), (AGAINST, WHY)]
    assert "courrier.pdf" in review.text
    assert not Ballot.objects.exists()

    answer = client.post(page, hidden(review) | {"act": "record"})
    first, second = client.get(answer.url), client.get(answer.url)

    made = Ballot.objects.get()
    assert [one["choice"] for one in made.choices] == [FOR, AGAINST]
    assert (made.is_by_letter, made.cast_by) == (True, client.user)
    assert made.letter_digest == hashlib.sha256(PDF).hexdigest()
    assert Entry.objects.get(act="ballot_cast").content["by_letter"] is True
    assert (WHY in first.text, made.hash in first.text) == (True, True)
    assert (WHY in second.text, made.hash in second.text) == (False, False)
    assert waiting() == []


def test_after_an_error_and_a_change_of_mind_nothing_is_asked_for_again(client, page, elector):
    wrong = client.post(page, taken_down(elector, FOR, ""))
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (200, ["choice-2"])
    assert "courrier.pdf" in wrong.text

    fields = hidden(wrong) | {"choice-2": AGAINST, "act": "review"}
    review = client.post(page, fields)
    change = client.post(page, hidden(review) | {"act": "change"})

    assert (change.status_code, change.context["form"].file_name) == (200, "courrier.pdf")
    assert hidden(change)["choice-2"] == AGAINST
    assert len(waiting()) == 1


@pytest.mark.parametrize("content", [b"GIF89a", b"%PDF-1.7 sans fin", b"<svg/>"])
def test_what_is_no_pdf_is_refused(client, page, elector, content):
    response = client.post(page, taken_down(elector, FOR, FOR, letter=content))

    assert list(response.context["form"].errors) == ["letter"]
    assert waiting() == []


def test_without_a_scan_nothing_is_recorded_and_anothers_is_not_taken(client, client_of, page, elector):
    assert list(client.post(page, taken_down(elector, FOR, FOR, letter=None)).context["form"].errors) == ["letter"]
    kept = hidden(client.post(page, taken_down(elector, FOR, FOR)))

    other = client_of("secretariat").post(page, kept | {"act": "record"})

    assert list(other.context["form"].errors) == ["letter"]
    assert not Ballot.objects.exists()


def test_a_ballot_that_the_city_casts_meanwhile_is_told_and_reviewed_again(client, page, vote, elector):
    review = client.post(page, taken_down(elector, FOR, FOR))
    ballot(vote, "ville-exemple-a", AGAINST, statement="Un secret.")

    again = client.post(page, hidden(review) | {"act": "record"})

    assert (again.context["is_replaced"], Ballot.objects.count()) == (True, 1)
    assert "Un secret." not in again.text
    client.post(page, hidden(again) | {"act": "record"})
    assert [row.is_by_letter for row in Ballot.objects.order_by("sequence")] == [False, True]


def test_a_second_click_records_nothing_more(client, page, elector):
    fields = hidden(client.post(page, taken_down(elector, FOR, FOR))) | {"act": "record"}

    answers = [client.post(page, fields) for _click in range(2)]

    assert [answer.url for answer in answers] == [page, page]
    assert WHY in client.get(page).text
    assert Ballot.objects.count() == 1


def test_too_late_says_so_and_gives_back_what_was_taken_down(client, page, vote, elector):
    fields = hidden(client.post(page, taken_down(elector, FOR, AGAINST))) | {"act": "record"}
    end(vote)

    response = client.post(page, fields)

    assert response.status_code == 200
    assert "Le vote est clos." in response.text
    assert WHY in response.text
    assert not Ballot.objects.exists()


def test_a_city_of_another_vote_can_not_be_chosen(client, page):
    other = opened(edition_of("acces", charter__slug="autre")).electors.first()

    response = client.post(page, taken_down(other, FOR, FOR))

    assert list(response.context["form"].errors) == ["elector"]


def test_the_scan_is_read_by_the_citys_leaders_alone_until_the_end_then_by_all(
    client, client_of, page, vote, elector, member
):
    record(client, page, elector, FOR, FOR)
    there = reverse("votes:letter", args=[vote.number, "ville-exemple-a", 1])
    leader, observer = (
        UserFactory(person=MandateFactory(member=member, kind=kind).person) for kind in ("alternate", "observer")
    )
    readers = {"recorder": client, "public": Client(), "secretariat": client_of("secretariat")}
    readers |= {"administrator": client_of("administrator"), "leader": Client(), "observer": Client()}
    readers["leader"].force_login(leader)
    readers["observer"].force_login(observer)

    before = {name: reader.get(there).status_code for name, reader in readers.items()}
    end(vote)
    after = {name: reader.get(there) for name, reader in readers.items()}

    assert [name for name, status in before.items() if status == 200] == ["leader"]
    assert set(before.values()) == {200, 404}
    assert {response.status_code for response in after.values()} == {200}
    assert b"".join(after["public"].streaming_content) == PDF
    assert after["public"]["Content-Type"] == "application/pdf"
    assert "attachment" in after["public"]["Content-Disposition"]
    assert after["public"]["X-Content-Type-Options"] == "nosniff"


def test_the_roll_call_leads_to_the_letter_once_it_can_be_read(client, page, vote, elector):
    record(client, page, elector, FOR, FOR)
    there, question = (
        reverse("votes:letter", args=[vote.number, "ville-exemple-a", 1]),
        reverse("votes:question", args=[vote.number, 1]),
    )
    before = Client().get(question).text

    end(vote)

    assert (there in before, there in Client().get(question).text) == (False, True)


def test_a_ballot_without_a_letter_has_none_to_read(vote):
    ballot(vote, "ville-exemple-a", FOR)
    end(vote)

    assert Client().get(reverse("votes:letter", args=[vote.number, "ville-exemple-a", 1])).status_code == 404


def test_no_page_of_the_administration_shows_what_the_letter_said(client, page, vote, elector):
    record(client, page, elector, FOR, AGAINST)
    client.get(page)  # the receipt, once

    for name, args in (("change", [vote.pk]), ("history", [vote.pk]), ("changelist", []), ("letter", [vote.pk])):
        assert WHY not in client.get(reverse(f"admin:votes_round_{name}", args=args)).text


def test_scans_that_nobody_recorded_are_forgotten_after_a_day(client, page, elector):
    client.post(page, taken_down(elector, FOR, FOR))
    assert (forget_letters_in_review.func(), len(waiting())) == (0, 1)
    path = PrivateStorage().path(f"{FOLDER}/{waiting()[0]}")
    yesterday = time.time() - 25 * 3600
    os.utime(path, (yesterday, yesterday))

    assert (forget_letters_in_review.func(), waiting()) == (1, [])
