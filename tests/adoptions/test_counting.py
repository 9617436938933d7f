"""From which day a council's verified decision counts, for which principles, and what the register holds of it."""

import datetime

import pytest
from django.core.management import call_command

from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Choice, Holding
from charters.adoptions.standing import Life
from tests.adoptions.steps import (
    acts,
    city,
    edition_in_force,
    life,
    recorded,
    states,
    verified,
)

pytestmark = pytest.mark.django_db


def test_a_verified_decision_says_how_each_principle_stands_from_its_own_day():
    member, user = city()
    edition = edition_in_force("ouverture", "sobriete", "vie-privee")
    stances = {"sobriete": Said("provision", "Ici, deux ans.", "Un premier paragraphe"), "vie-privee": "deferred"}
    verified(member, edition, stances, by=user)
    assert states(member) == {"ouverture": "adopted", "sobriete": "provision", "vie-privee": "deferred"}
    assert states(member, on=datetime.date(2026, 3, 1)) == dict.fromkeys(
        ("ouverture", "sobriete", "vie-privee"), "undecided"
    )
    assert life(member) == Life.ADOPTED
    assert life(member, on=datetime.date(2026, 3, 1)) == Life.NONE
    assert acts(member) == ["adoption_recorded", "adoption_verified"]
    assert verify_register().fault is None


def test_a_provision_keeps_the_passage_that_it_varies():
    member, _user = city()
    edition = edition_in_force("ouverture")
    verified(member, edition, {"ouverture": Said("provision", "Ici, deux ans.", "un PREMIER  paragraphe")})
    choice = Choice.objects.get()
    assert (choice.quote, choice.start, choice.end) == ("Un premier paragraphe", 0, 21)


def test_only_what_is_verified_counts():
    member, _user = city()
    recorded(member, edition_in_force("ouverture"))
    assert states(member) == {"ouverture": "undecided"}
    assert life(member) == Life.DELIBERATED
    assert not Holding.objects.exists()


def test_the_register_holds_digests_and_no_words_or_names():
    member, user = city()
    made = verified(
        member, edition_in_force("ouverture"), {"ouverture": Said("reservation", "Faute de moyens.")}, by=user
    )
    entry = Entry.objects.get(act="adoption_verified")
    assert entry.content["document"] == made.document_digest
    assert entry.content["choices"][0]["stance"] == "reservation"
    assert "Faute" not in str(entry.content)
    assert "NOM-EXEMPLE" not in str(entry.content)


def test_a_reservation_is_lifted_by_another_decision():
    member, _user = city()
    edition = edition_in_force("ouverture", "sobriete")
    verified(member, edition, {"sobriete": Said("reservation", "Faute de moyens.")})
    verified(member, edition, {"sobriete": "adopted"}, number="2026-40", decided_on=datetime.date(2026, 6, 1))
    assert states(member) == {"ouverture": "adopted", "sobriete": "adopted"}
    assert states(member, on=datetime.date(2026, 5, 31))["sobriete"] == "reservation"


def test_rebuilding_makes_the_same_rows_again():
    member, _user = city()
    verified(member, edition_in_force("ouverture", "sobriete"))
    before = list(Holding.objects.values_list("adoption", "principle", "choice", "stance", "since", "until"))
    Holding.objects.all().delete()
    call_command("rebuild_adoptions")
    assert list(Holding.objects.values_list("adoption", "principle", "choice", "stance", "since", "until")) == before
