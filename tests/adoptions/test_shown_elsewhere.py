"""What pages of cities, of principles and the home page say of adoptions."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.declaring import declare_interest, suspend, withdraw
from charters.adoptions.domain.preparing import Said
from tests.adoptions.steps import city, edition_in_force, recorded, verified
from tests.hostile import WORDS
from tests.html import errors

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2026, 3, 2)


@pytest.fixture
def edition():
    return edition_in_force("sobriete", "algorithmes")


def page_of(client, member):
    text = client.get(member.get_absolute_url()).text.replace("\xa0", " ")
    assert errors(text) == []
    return text


def test_a_city_page_tells_what_its_council_decided(client, edition):
    member, _user = city("a")
    verified(member, edition, {"sobriete": Said("provision", "\n\n".join(WORDS)), "algorithmes": Said("deferred")})

    text = page_of(client, member)

    assert "± adopté avec une disposition locale" in text
    assert "… différé" in text
    assert "&lt;svg/onload=alert(1)&gt;" in text
    assert "<svg/onload" not in text
    assert "Décision du 2 mars 2026 sur l'édition" in text
    assert "Prénom NOM-EXEMPLE" in text
    assert reverse("adoptions:city_edition", args=[member.slug]) in text


def test_words_in_another_language_are_marked(client, edition):
    member, _user = city("a")
    verified(member, edition, {"sobriete": Said("provision", "مع التجمع الحضري.")}, language="ar")

    assert '<p class="said" lang="ar" dir="rtl">مع التجمع الحضري.</p>' in page_of(client, member)


def test_an_interest_has_its_source_and_a_suspension_its_reason(client, edition):
    interested, suspended = city("a")[0], city("b")[0]
    source = {"fr": "Compte rendu de la 11e réunion", "en": "Minutes", "ar": "محضر"}
    path = "reunions/villes-innovantes/11/compte-rendu/"
    shared = {"member": interested, "charter": edition.charter, "on": MARCH, "by": None, "at": timezone.now()}
    declare_interest(**shared, source=source, source_path=path)
    verified(suspended, edition)
    on = timezone.localdate()
    suspend(suspended.adoptions.get(), reason="L'acte est <b>contesté</b>.", on=on, by=None, at=timezone.now())

    assert f'<a href="/fr/{path}">Compte rendu de la 11e réunion</a>' in page_of(client, interested)
    assert "Pourquoi elle est suspendue" in page_of(client, suspended)
    assert "L&#x27;acte est &lt;b&gt;contesté&lt;/b&gt;." in page_of(client, suspended)


def test_what_is_not_verified_stays_the_city_s(client, edition):
    member, other = city("a")[0], city("b")[0]
    recorded(member, edition, {"sobriete": Said("reservation", "Secret encore.")})

    assert "une fois vérifiée par le secrétariat" in page_of(client, member)
    assert "Secret" not in page_of(client, member)
    assert "Rien n'est encore inscrit." in page_of(client, other)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_a_city_page_do_not_grow_with_cities(client, edition, django_assert_num_queries, number):
    members = [city(letter)[0] for letter in "abc"[:number]]
    for member in members:
        verified(member, edition, {"sobriete": Said("provision", "Avec d'autres.")})

    with django_assert_num_queries(23):
        client.get(members[0].get_absolute_url())


def test_a_principle_and_the_home_page_say_how_many(client, edition):
    for letter in "ab":
        verified(city(letter)[0], edition, {"sobriete": Said("provision", "Avec d'autres.")} if letter == "a" else None)

    principle = client.get(reverse("charters:principle", args=["sobriete"])).text
    assert "✓ adopté (1) · ± adopté avec une disposition locale (1)" in principle
    assert reverse("adoptions:principle", args=["sobriete"]) in principle
    assert "2 villes ont adopté la charte" in client.get(reverse("home")).text


def test_a_verified_decision_that_takes_effect_later_is_told_as_that_and_can_be_taken_back(client, edition):
    member, user = city("a")
    made = verified(member, edition, effective_on=timezone.localdate() + datetime.timedelta(days=30))

    text = page_of(client, member)
    assert "décidée, ne compte pas encore" in text
    assert "La décision de son conseil est vérifiée et compte à partir du" in text
    assert "une fois que le secrétariat l'a vérifiée" not in text

    withdraw(made.adoption, reason="Le conseil y renonce.", on=timezone.localdate(), by=user, at=timezone.now())

    assert list(made.adoption.spans.values_list("life", "until")) == [("withdrawn", None)]
    assert "retirée" in page_of(client, member)


def test_of_a_city_that_left_nothing_is_told_as_if_it_held(client, edition):
    member, _user = city("a")
    verified(member, edition, {"sobriete": Said("provision", "Avec l'agglomération.")})
    member.left_on = timezone.localdate()
    member.save()

    text = page_of(client, member)

    assert "Avec l'agglomération." not in text
    assert "jusqu'au" in text
    assert "Décision du 2 mars 2026 sur l'édition" in text
    assert client.get(reverse("adoptions:city_edition", args=[member.slug])).status_code == 404
