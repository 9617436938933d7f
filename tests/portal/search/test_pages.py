"""The page of the search, in each of its states."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from charter_portal.search.models import Indexed
from charter_portal.search.renewing import renew
from charter_portal.search_pages.views import PAGE_SIZE
from tests.charters.amending_steps import consultation, submitted
from tests.factories import AnnotationFactory, MemberFactory
from tests.hostile import WORDS
from tests.html import errors

pytestmark = pytest.mark.django_db


def page(language="fr", **query):
    with override(language):
        response = Client().get(reverse("search:search"), query)
    assert (response.status_code, errors(response.text)) == (200, [])
    return response.text


def test_without_words_the_page_says_how_to_search():
    text = page()
    assert "Ce que chacun peut lire est parcouru\xa0: Principes, Clauses, Villes" in text
    assert "Rien n'a été trouvé" not in text


def test_what_was_found_is_shown_with_its_kind_and_the_words_marked():
    annotation = AnnotationFactory(body="Qui garde les <données> des girafes ?")
    text = page(q="girafe")
    assert "1 texte trouvé" in text
    assert f'<a href="{annotation.get_absolute_url()}">' in text
    assert "Qui garde les &lt;données&gt; des <mark>girafes</mark>" in text
    assert ">Annotation</span>" in text
    assert 'name="robots" content="noindex"' in text


def test_nothing_found_is_said_with_help():
    text = page(q="girafe")
    assert "Rien n'a été trouvé" in text
    assert "Moins de mots" in text


def test_texts_that_hold_some_of_the_words_are_said_to_be_such():
    AnnotationFactory(body="Les girafes.")
    assert "Aucun texte ne contient tous ces mots." in page(q="girafe zèbre")


def test_marks_alone_are_no_words():
    assert "Écrivez au moins une lettre ou un chiffre" in page(q="?! \0 …")


@pytest.mark.parametrize("typed", ["x" * 201, " ".join(f"m{n}" for n in range(21))], ids=["letters", "words"])
def test_too_much_is_refused_and_not_lost(typed):
    text = page(q=typed)
    assert "C&#x27;est trop long\xa0: au plus 200 caractères et 20 mots" in text
    assert f'value="{typed}"' in text
    assert 'href="#id_q"' in text


def test_a_null_character_parts_words():
    MemberFactory(name_fr="Girafe")
    assert "<mark>Girafe</mark>" in page(q="girafe\0")


def test_one_kind_can_be_kept():
    amendment = submitted(consultation(), statement="Des girafes.")
    AnnotationFactory(body="Des girafes.", edition=amendment.edition)
    every, kept = page(q="girafe"), page(q="girafe", genre="amendement")

    assert "Amendements (1)" in every
    assert "Annotations (1)" in every
    assert [amendment.get_absolute_url() in text for text in (every, kept)] == [True, True]
    assert ["annotations/" in text.partition("<main")[2] for text in (every, kept)] == [True, False]
    assert 'genre=amendement" aria-current="true"' in kept
    assert page(q="girafe", genre="nulle-part").count("aria-current") == every.count("aria-current")


def test_twenty_a_page():
    MemberFactory.create_batch(PAGE_SIZE + 1, name_fr="Girafe")
    first, last, beyond = (page(q="girafe", page=number) for number in ("1", "2", "99999999999999999999"))
    assert [text.count("<mark>Girafe</mark>") for text in (first, last, beyond)] == [PAGE_SIZE, 1, 1]
    assert 'href="?q=girafe&amp;page=2"' in first
    assert 'start="21"' in last
    assert len(re.findall("<[a-z]", first)) <= 250  # elements, as on every public page


def test_words_in_another_language_than_the_readers_bear_theirs():
    AnnotationFactory(body="Les girafes.", quote="")
    assert '<p class="passage" lang="fr" dir="ltr">Les <mark>girafes</mark>.' in page("ar", q="girafe")


@pytest.mark.parametrize("hostile", WORDS)
def test_words_stay_words(hostile):
    AnnotationFactory(body=f"girafe {hostile}")
    MemberFactory(name_fr=f"Girafe {hostile}"[:120])
    text = page(q=f"girafe {hostile}"[:200])
    for harm in ("<script>alert", "<img src=x", "<svg", 'onfocus="alert', "SECRET_KEY }}</"):
        assert harm not in text
    assert page(q="girafe").count("<mark>") == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_questions_are_asked_of_the_database_however_much_is_found(client, django_assert_num_queries, number):
    annotation = AnnotationFactory(body="Des girafes.")
    AnnotationFactory.create_batch(number - 1, body="Des girafes.", edition=annotation.edition)
    renew()
    address = reverse("search:search")

    with django_assert_num_queries(3):  # what has changed, how many of each kind, the rows
        client.get(address, {"q": "girafe"})
    with django_assert_num_queries(4):  # nothing holds all, how many hold some
        client.get(address, {"q": "girafe absente"})
    with django_assert_num_queries(0):
        client.get(address)


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_questions_are_asked_to_renew_the_index_however_much_has_changed(django_assert_num_queries, number):
    annotation = AnnotationFactory()
    renew()
    AnnotationFactory.create_batch(number, body="Des girafes.", edition=annotation.edition, member=annotation.member)
    # PostgreSQL is asked for a lock, which SQLite takes with the transaction.
    with django_assert_num_queries(12 if connection.vendor == "postgresql" else 11):
        renew()


@pytest.mark.django_db(transaction=True)
def test_an_address_with_words_is_answered_and_not_kept(django_assert_num_queries):
    reader, address = Client(headers={"host": "testserver"}), reverse("search:search")
    for query, questions in (({}, 0), ({"q": "girafe"}, 2)):
        reader.get(address, query)
        with django_assert_num_queries(questions):
            reader.get(address, query)


def test_nothing_but_the_index_is_written_by_a_search():
    MemberFactory(name_fr="Girafe")
    assert not Indexed.objects.exists()
    page(q="girafe")
    assert Indexed.objects.count() == 3
