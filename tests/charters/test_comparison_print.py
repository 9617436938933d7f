"""A comparison of two editions on paper."""

import datetime
import json

import pytest
from django.urls import reverse

from charters.documents.comparing import comparison_manuscript
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from tests.charters.steps import changed
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory
from tests.portal.pdf.reading import failures, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY = datetime.date(2026, 1, 5)


@pytest.fixture
def editions():
    first = EditionFactory(number="0.1")
    for _number in range(2):
        CriterionFactory(revision=ArticleFactory(edition=first).revision)
    first = open_consultation(first, by=None, on=DAY)
    second = draft_next_edition(first, number="0.2", by=None)
    revision = first.articles.first().revision
    changed(revision, "substantive", statement_fr="Un tout autre.\n\nUn second paragraphe.", reason="Vote de mai.")
    return first, open_consultation(second, by=None, on=DAY)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_conforms_and_says_what_changes(editions, language):
    pdf = comparison_manuscript(*editions, language).printed()

    assert failures(pdf) == []
    assert "Vote de mai" in text(pdf)


def test_the_same_comparison_makes_the_same_bytes(editions):
    first, second = (comparison_manuscript(*editions, "fr") for _ in range(2))

    assert first.digest == second.digest


def test_hostile_words_stay_words(editions):
    _first, second = editions
    third = draft_next_edition(second, number="0.3", by=None)
    revision = second.articles.first().revision
    changed(revision, "editorial", statement_fr='<img src="http://127.0.0.1:1/x"> <script>alert(1)</script>\n\nFin.')

    assert "<script>alert(1)</script>" in text(comparison_manuscript(second, third, "fr").printed())


def test_everyone_gets_it_from_the_page(client, editions):
    first, second = editions
    address = reverse("charters:compare_pdf", args=[first.charter.slug, second.number, first.number])

    assert address in client.get(reverse("charters:compare", args=[first.charter.slug, "0.2", "0.1"])).text
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_an_edition_is_not_compared_with_itself(client, editions):
    first, _second = editions

    assert client.get(reverse("charters:compare_pdf", args=[first.charter.slug, "0.1", "0.1"])).status_code == 404


def test_two_wordings_are_printed_and_given_as_data(client, editions):
    first, _second = editions
    key = first.articles.first().revision.principle.key
    page = reverse("charters:compare_principle", args=[key, "1.0", "2.0"])
    printed, data = (
        reverse(f"charters:compare_principle_{kind}", args=[key, "1.0", "2.0"]) for kind in ("pdf", "json")
    )

    shown = client.get(page).text
    assert printed in shown
    assert data in shown
    pdf = b"".join(client.get(printed).streaming_content)
    assert failures(pdf) == []
    assert "Vote de mai." in text(pdf)
    found = json.loads(b"".join(client.get(data).streaming_content))
    assert (found["format"], found["old"], found["new"], found["kind"]) == (
        "wording-comparison/1",
        "1.0",
        "2.0",
        "substantive",
    )


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_wordings_that_are_not_there_are_not_compared(client, editions, kind):
    key = editions[0].articles.first().revision.principle.key

    assert client.get(reverse(f"charters:compare_principle_{kind}", args=[key, "1.0", "9.0"])).status_code == 404
