"""The secretariat reads, verifies and returns what cities recorded, and suspends and reinstates adoptions."""

import pytest
from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.deriving import life_of
from charters.adoptions.models import Adoption, Instrument
from tests.adoptions.steps import city, drafted, edition_in_force, recorded, verified
from tests.html import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def address(name, row):
    return reverse(f"admin:adoptions_{name}", args=[row.pk])


def acted(client, name, row, **fields):
    return client.post(address(name, row), {"version": row.version} | fields)


def life(adoption):
    return str(life_of(adoption, on=timezone.localdate()))


def test_what_waits_is_listed_with_its_document_and_no_draft_is(secretary):
    edition = edition_in_force("ouverture")
    drafted(city("b", name_fr="Ville-Brouillon")[0], edition)
    made = recorded(city(name_fr="Ville-Exemple A")[0], edition)
    listed = secretary.get(reverse("admin:adoptions_instrument_changelist"), {"state": "waits"})
    assert "Ville-Exemple A" in listed.text
    assert "Ville-Brouillon" not in listed.text
    page = secretary.get(address("instrument_change", made))
    assert (page.status_code, errors(page.text)) == (200, [])
    assert reverse("adoptions:document", args=[made.pk]) in page.text
    assert address("instrument_verify", made) in page.text


def test_verifying_says_what_it_means_and_then_counts(secretary):
    made = recorded(city()[0], edition_in_force("ouverture"))
    assert "Comparez le document signé" in secretary.get(address("instrument_verify", made)).text
    answer = acted(secretary, "instrument_verify", made)
    assert answer.url == address("instrument_change", made)
    assert Instrument.objects.get().is_verified
    assert life(made.adoption) == "adopted"
    assert "quelqu'un s'est déjà prononcé" in secretary.get(address("instrument_return", made)).text.replace(
        "&#x27;", "'"
    )


def test_returning_needs_a_reason_which_stands_beside_its_field(secretary):
    made = recorded(city()[0], edition_in_force("ouverture"))
    answer = acted(secretary, "instrument_return", made, reason=" . ")
    assert answer.context["form"].errors.keys() == {"reason"}
    assert Instrument.objects.get().awaits_verification
    acted(secretary, "instrument_return", made, reason="Le document est celui d'une autre séance.")
    assert Instrument.objects.get().returned_at is not None


def test_a_page_that_is_out_of_date_does_nothing(secretary):
    made = recorded(city()[0], edition_in_force("ouverture"))
    answer = secretary.post(address("instrument_verify", made), {"version": made.version - 1})
    assert answer.status_code == 200
    assert Instrument.objects.get().awaits_verification


def test_an_adoption_is_suspended_and_reinstated_each_for_a_reason(secretary):
    adoption = verified(city()[0], edition_in_force("ouverture")).adoption
    adoption = Adoption.objects.get(pk=adoption.pk)
    acted(secretary, "adoption_suspend", adoption, reason="Aucun bilan depuis deux ans.")
    assert life(adoption) == "suspended"
    page = secretary.get(address("adoption_change", adoption))
    assert (page.status_code, errors(page.text)) == (200, [])
    assert "Aucun bilan depuis deux ans." in page.text
    adoption = Adoption.objects.get(pk=adoption.pk)
    acted(secretary, "adoption_reinstate", adoption, reason="Le bilan est là.")
    assert life(adoption) == "adopted"
