"""All amendments to one paragraph together, with those that collide."""

import pytest
from django.utils import timezone

from charters.domain.amending import withdraw_amendment
from charters.domain.gathering import amendments_together
from charters.models import Amendment
from tests.charters.amending_steps import FRENCH, consultation, submitted, wording_of

pytestmark = pytest.mark.django_db


def together(edition, language="fr"):
    """{number of a paragraph: [(number of an amendment, numbers it collides with)]}, of those that someone changes."""
    amendments = Amendment.objects.submitted().for_listing().order_by("number")
    places = amendments_together(wording_of(edition), list(amendments), language)
    return {
        place.number: [(version.amendment.number, version.collides_with) for version in place.versions]
        for place in places
        if place.versions
    }


def test_amendments_to_different_paragraphs_do_not_collide():
    edition = consultation()
    submitted(edition, statement="Un premier paragraphe, donc.\n\nUn second paragraphe.")
    submitted(edition, statement="Un premier paragraphe.\n\nUn second paragraphe, enfin.")
    submitted(edition, title="Un autre titre")

    assert together(edition) == {0: [(3, ())], 1: [(1, ())], 2: [(2, ())]}


def test_amendments_to_the_same_words_collide():
    edition = consultation()
    for words in ("tout premier", "unique", "tout premier"):
        submitted(edition, statement=FRENCH.replace("premier", words))

    assert together(edition) == {1: [(1, (2,)), (2, (1, 3)), (3, (2,))]}


def test_one_that_takes_a_paragraph_out_collides_with_one_that_changes_it():
    edition = consultation()
    submitted(edition, statement="Un premier paragraphe.")
    submitted(edition, statement=FRENCH.replace("second", "deuxième"))

    assert together(edition) == {2: [(1, (2,)), (2, (1,))]}


def test_what_two_put_in_at_the_same_place_collides():
    edition = consultation()
    for words in ("Une idée nouvelle.", "Tout autre chose."):
        submitted(edition, statement=FRENCH.replace("\n\n", f"\n\n{words}\n\n"))

    assert together(edition) == {1: [(1, (2,)), (2, (1,))]}


def test_what_is_decided_collides_with_nothing_any_more():
    edition = consultation()
    first = submitted(edition, statement=FRENCH.replace("premier", "unique"))
    submitted(edition, statement=FRENCH.replace("premier", "dernier"))
    withdraw_amendment(first, by=None, at=timezone.now())

    assert together(edition) == {1: [(1, ()), (2, ())]}


def test_an_amendment_in_arabic_only_stands_in_arabic_until_its_french_is_written():
    edition = consultation()
    submitted(edition, language="ar", statement="فقرة أولى جديدة.\n\nفقرة ثانية.")
    submitted(edition, kind="translation", language="ar", statement="فقرة أولى أوضح.\n\nفقرة ثانية.")
    submitted(
        edition, language="ar", statement="فقرة أولى.\n\nفقرة ثانية جديدة.", french=FRENCH.replace("second", "2e")
    )

    assert together(edition, "fr") == {2: [(3, ())]}
    assert together(edition, "ar") == {1: [(1, (2,)), (2, (1,))], 2: [(3, ())]}
