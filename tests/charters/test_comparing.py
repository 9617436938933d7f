"""What changed from one edition to another, and from one wording to another."""

import datetime
import json

import pytest
from django.urls import reverse

from charter_portal.text.comparing import DELETE, EQUAL, INSERT, Piece
from charters.domain.comparing import Kind, compare_editions, compare_paragraphs, compare_wordings, kind_of
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import PrincipleRevision
from tests.charters.steps import changed
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 1, 5)


@pytest.fixture
def editions():
    """0.1 and 0.2, sealed: the first principle kept, three changed each in its way, one withdrawn, one new."""
    first = EditionFactory(number="0.1")
    _same, substance, form, words, gone = [ArticleFactory(edition=first).revision for _number in range(5)]
    first = open_consultation(first, by=None, on=DAY)
    second = draft_next_edition(first, number="0.2", by=None)
    changed(substance, "substantive", statement_fr="Un premier paragraphe.\n\nUn tout autre.", reason="Vote de mai.")
    changed(form, "editorial", statement_fr="Un premier paragraphe.\n\nUn second paragraphe, ici.")
    changed(words, "translation", statement_en="A first paragraph.\n\nA second one.")
    second.articles.get(revision=gone).delete()
    ArticleFactory(edition=second, position=99)
    second.preamble_fr = "Un préambule plus long."
    second.save()
    return first, open_consultation(second, by=None, on=DAY)


def test_the_summary_counts_each_kind_of_change(editions):
    assert compare_editions(*editions, "fr").summary == {
        Kind.UNCHANGED: 1,
        Kind.TRANSLATION: 1,
        Kind.EDITORIAL: 1,
        Kind.SUBSTANTIVE: 1,
        Kind.NEW: 1,
        Kind.WITHDRAWN: 1,
    }


def test_each_change_is_told_word_by_word(editions):
    compared = compare_editions(*editions, "fr")
    form = next(wording for wording in compared.wordings if wording.kind is Kind.EDITORIAL)
    statement = next(field for field in form.fields if field.name == "statement")

    assert (form.old_number, form.new_number) == ("1.0", "1.1")
    assert [row.pieces for row in statement.rows] == [
        (Piece(EQUAL, "Un premier paragraphe."),),
        (Piece(EQUAL, "Un second paragraphe"), Piece(INSERT, ", ici"), Piece(EQUAL, ".")),
    ]
    assert [row.is_changed for row in compared.preamble] == [True]


def test_a_corrected_translation_shows_in_its_language_only(editions):
    def changes(language):
        compared = compare_editions(*editions, language)
        wording = next(one for one in compared.wordings if one.kind is Kind.TRANSLATION)
        return any(field.is_changed for field in wording.fields)

    assert [changes(language) for language in ("fr", "en", "ar")] == [False, True, False]


def test_wordings_without_a_translation_are_compared_in_french(editions):
    first, _second = editions
    revision = first.articles.first().revision
    new = changed(revision, "editorial", statement_ar="")

    assert compare_wordings(revision, new, "ar").language == "fr"
    assert compare_wordings(revision, new, "en").language == "en"


def test_a_change_that_a_translation_does_not_follow_is_shown_in_french(editions):
    first, _second = editions
    revision = first.articles.first().revision
    new = changed(revision, "substantive", statement_fr="Tout autre chose.")

    compared = compare_wordings(revision, new, "ar")

    assert (compared.language, compared.is_changed) == ("fr", True)


def test_a_wording_made_from_a_rejected_one_s_base_is_told_by_its_own_substance():
    first = EditionFactory(number="0.1")
    adopted = ArticleFactory(edition=first).revision
    open_consultation(first, by=None, on=DAY)
    adopted.refresh_from_db()
    editorial = changed(adopted, "editorial", statement_fr="Un premier paragraphe!")
    rejected = changed(adopted, "substantive", statement_fr="Autre chose.")

    assert kind_of(adopted, editorial) is Kind.EDITORIAL
    assert kind_of(adopted, rejected) is Kind.SUBSTANTIVE
    assert kind_of(rejected, editorial) is Kind.SUBSTANTIVE


def test_criteria_are_compared_too():
    first = EditionFactory(number="0.1")
    revision = ArticleFactory(edition=first).revision
    CriterionFactory(revision=revision, text_fr="Un registre existe.")
    open_consultation(first, by=None, on=DAY)
    new = changed(revision, "editorial")
    new.criteria.update(text_fr="Un registre public existe.")
    new = PrincipleRevision.objects.get(pk=new.pk)

    fields = {field.name: field for field in compare_wordings(revision, new, "fr").fields}

    assert fields["criteria"].rows[0].pieces == (
        Piece(EQUAL, "Un registre "),
        Piece(INSERT, "public "),
        Piece(EQUAL, "existe."),
    )


def test_a_paragraph_without_counterpart_is_put_in_or_taken_out_whole():
    assert [row.pieces for row in compare_paragraphs(["Un."], ["Un.", "Zèbre 12."])] == [
        (Piece(EQUAL, "Un."),),
        (Piece(INSERT, "Zèbre 12."),),
    ]
    assert [row.pieces for row in compare_paragraphs(["Un."], [])] == [(Piece(DELETE, "Un."),)]


# -- pages ----------------------------------------------------------------------------------------


def plain(response):
    """The page's HTML with plain spaces and apostrophes."""
    return response.text.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")


def page(editions, name="charters:compare"):
    first, second = editions
    return reverse(name, args=[second.charter.slug, second.number, first.number])


@pytest.mark.parametrize("view", ["", "?vue=cote-a-cote"])
def test_the_page_says_what_changed_to_eyes_and_ears(client, editions, view):
    response = client.get(page(editions) + view)

    assert response.status_code == 200
    assert '<ins><span class="hidden">ajouté : </span>, ici<span class="hidden"> (fin)</span></ins>' in plain(response)
    assert "Vote de mai." in response.text
    assert "De l'édition 0.1 à l'édition 0.2" in plain(response)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_speaks_the_reader_s_language(client, editions, language):
    _first, second = editions
    address = f"/{language}/chartes/{second.charter.slug}/editions/0.2/comparer/0.1/"

    assert client.get(address).status_code == 200


def test_the_data_say_the_same(client, editions):
    data = json.loads(client.get(page(editions, "charters:compare_json")).getvalue())

    assert data["summary"] == dict.fromkeys(
        ["unchanged", "translation", "editorial", "substantive", "new", "withdrawn"], 1
    )
    assert data["format"] == "charter-comparison/1"
    assert (data["old"]["number"], data["new"]["number"]) == ("0.1", "0.2")


def test_markup_in_a_wording_stays_text(client):
    first = EditionFactory(number="0.1")
    revision = ArticleFactory(edition=first).revision
    first = open_consultation(first, by=None, on=DAY)
    second = draft_next_edition(first, number="0.2", by=None)
    changed(revision, "editorial", statement_fr="Un premier paragraphe.\n\n<script>alert(1)</script>")
    second = open_consultation(second, by=None, on=DAY)

    response = client.get(page((first, second)))

    assert "&lt;script&gt;" in response.text
    assert "<script>alert" not in response.text


def test_another_edition_can_be_chosen(client, editions):
    _first, second = editions
    address = reverse("charters:compare_choose", args=[second.charter.slug, "0.2"])

    assert client.get(address, {"avec": "0.1"}).url == page(editions)
    assert "« 9.9 »" in plain(client.get(address, {"avec": "9.9"}))
    assert page(editions) in client.get(address).text


@pytest.mark.parametrize("old", ["0.2", "9.9"])
def test_an_edition_is_compared_with_another_that_exists(client, editions, old):
    assert client.get(reverse("charters:compare", args=[editions[1].charter.slug, "0.2", old])).status_code == 404


def test_two_wordings_of_a_principle_are_compared(client, editions):
    _first, second = editions
    key = second.articles.get(revision__change="editorial").revision.principle.key

    response = client.get(reverse("charters:compare_principle", args=[key, "1.0", "1.1"]))

    assert "<ins>" in response.text
    assert client.get(reverse("charters:compare_principle", args=[key, "1.0", "7.0"])).status_code == 404
    assert (
        reverse("charters:compare_principle", args=[key, "1.0", "1.1"])
        in client.get(reverse("charters:principle", args=[key])).text
    )


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_principles(client, django_assert_num_queries, count):
    first = EditionFactory(number="0.1")
    for _number in range(count):
        CriterionFactory(revision=ArticleFactory(edition=first).revision)
    first = open_consultation(first, by=None, on=DAY)
    second = draft_next_edition(first, number="0.2", by=None)
    for article in first.articles.all():
        changed(article.revision, "editorial", statement_fr="Autre.\n\nParagraphe.")
    second = open_consultation(second, by=None, on=DAY)

    with django_assert_num_queries(6):
        client.get(page((first, second)))
