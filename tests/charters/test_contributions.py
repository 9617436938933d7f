"""The report on an edition: what was received and what became of it, on a page, on paper and as a table."""

import csv
import io

import pytest
from django.urls import reverse

from charter_portal.pagecache.watching import watched_tables
from charter_portal.text.csv_cells import BOM
from charters.documents.contributions import contributions_manuscript, contributions_table
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Annotation, Placement
from charters.reading.contributions import annotation_rows, annotation_summary
from tests import factories
from tests.charters.steps import changed
from tests.factories.annotations import OPENED_ON, edition_in_consultation
from tests.hostile import WORDS
from tests.portal.pdf import reading
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return edition_in_consultation(articles=2)


def annotated(edition, article=0, **fields):
    revision = edition.articles.all()[article].revision
    return factories.AnnotationFactory(edition=edition, revision=revision, **fields)


def decided(annotation, disposition, reason, **columns):
    Annotation.objects.filter(pk=annotation.pk).update(
        disposition=disposition, disposition_reason=reason, decided_at=annotation.created_at, **columns
    )


def page_of(edition):
    return reverse("charters:contributions", args=[edition.charter.slug, edition.number])


def table_of(edition, language="fr"):
    """The lines of the CSV under its head, as dictionaries."""
    text = contributions_table(edition, language)
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_it_counts_by_principle_in_the_order_of_the_edition_and_by_city(edition):
    city, other = factories.MemberFactory(), factories.MemberFactory()
    annotated(edition, 1, kind="question", member=city)
    annotated(edition, 0, kind="proposal", member=city)
    decided(annotated(edition, 0, kind="remark", member=other), "declined", "Non.")

    summary = annotation_summary(edition, "fr")

    keys = [article.revision.principle.key for article in edition.articles.all()]
    assert [(row.principle, row.total, row.question, row.remark, row.proposal) for row in summary.principles] == [
        (keys[0], 2, 0, 1, 1),
        (keys[1], 1, 1, 0, 0),
    ]
    assert [(row.slug, row.total) for row in summary.cities] == [(city.slug, 2), (other.slug, 1)]
    assert (summary.total, summary.decided) == (3, 1)


def test_only_what_everyone_may_read_and_what_was_made_on_this_edition_counts(edition):
    for fields in ({"visibility": "members"}, {"visibility": "city"}, {"published_at": None}):
        annotated(edition, body="Rien pour tout le monde.", **fields)
    following = open_consultation(draft_next_edition(edition, number="9.9", by=None), by=None, on=OPENED_ON)
    annotated(following, body="Sur la suivante.")

    assert annotation_summary(edition, "fr").total == 0
    assert table_of(edition) == []
    assert [row["Texte"] for row in table_of(following)] == ["Sur la suivante."]


def test_the_oldest_of_the_first_principle_stands_first(edition):
    rows = [annotated(edition, article) for article in (1, 0, 0)]

    assert list(annotation_rows(edition)) == [rows[1], rows[2], rows[0]]


def test_the_page_tells_what_became_of_each(client, edition):
    later = open_consultation(draft_next_edition(edition, number="9.9", by=None), by=None, on=OPENED_ON)
    annotation = annotated(edition, body="Qui décide ?")
    decided(annotation, "accepted", "Précisé au second paragraphe.", accepted_into=later)
    factories.ReplyFactory(annotation=annotation, body="La ville décide.")

    text = text_of(client.get(page_of(edition)))

    for words in (
        "Qui décide ?",
        "acceptée",
        "dans l'édition 9.9",
        "Précisé au second paragraphe.",
        "La ville décide.",
    ):
        assert words in text


def test_nobody_learns_the_number_of_the_draft_that_takes_an_annotation_up(client, edition):
    annotation = annotated(edition, body="Qui décide ?")
    later = draft_next_edition(edition, number="9.9", by=None)
    decided(annotation, "accepted", "Précisé.", accepted_into=later)

    for address in (page_of(edition), annotation.get_absolute_url()):
        text = text_of(client.get(address))
        assert "dans la prochaine édition" in text
        assert "9.9" not in text
    assert [row["Acceptée dans l'édition"] for row in table_of(edition)] == ["la prochaine édition"]


def test_what_is_hidden_waits_for_no_answer(client, edition):
    annotation = annotated(edition)
    Annotation.objects.filter(pk=annotation.pk).update(hidden_at=annotation.created_at, hidden_reason="Hors sujet.")

    assert [row["Suite donnée"] for row in table_of(edition)] == ["masquée"]
    assert "en attente de réponse" not in text_of(client.get(annotation.get_absolute_url()))


def test_where_nothing_is_decided_it_says_so_in_words(client, edition):
    annotated(edition)

    assert "1 annotation. Aucune n'a encore reçu de suite." in text_of(client.get(page_of(edition)))


def test_the_page_is_paged(client, edition):
    factories.AnnotationFactory.create_batch(26, edition=edition, revision=edition.articles.first().revision)

    first, second = (client.get(page_of(edition) + query) for query in ("", "?page=2"))

    assert [len(response.context["annotations"]) for response in (first, second)] == [25, 1]


def test_an_edition_without_annotations_says_so(client, edition):
    assert "Aucune annotation lisible par tous" in text_of(client.get(page_of(edition)))


def test_a_line_of_the_table_holds_all_that_is_known(edition):
    annotation = annotated(edition, kind="question", body="Qui décide ?")
    decided(annotation, "answered", "Voir la réponse.")
    factories.ReplyFactory(annotation=annotation, body="La ville.")
    following = draft_next_edition(edition, number="9.9", by=None)
    new = changed(annotation.revision, "editorial", statement_fr="Un premier paragraphe.\n\nUn second paragraphe, ici.")
    open_consultation(following, by=None, on=OPENED_ON)
    Placement.objects.create(annotation=annotation, revision=new, state="moved", end=16, quote="second paragraphe")

    (row,) = table_of(edition)

    assert row["Contribution"] == f"annotation {annotation.pk}"
    assert (row["Rédaction"], row["Type"], row["Passage"], row["Texte"]) == (
        "1.0",
        "question",
        "second paragraphe",
        "Qui décide ?",
    )
    assert (row["Suite donnée"], row["Motif"]) == ("répondue", "Voir la réponse.")
    assert row["Réponses"] == "La commission : La ville."
    assert row["Emplacement actuel"] == "rédaction 1.1 : mêmes mots"
    assert row["Adresse"].endswith(annotation.get_absolute_url())


def test_hidden_words_stand_in_no_file(client, edition):
    annotation = annotated(edition, body="Mot secret.")
    reply = factories.ReplyFactory(annotation=annotation, body="Réplique secrète.")
    for row in (annotation, reply):
        type(row).objects.filter(pk=row.pk).update(hidden_at=annotation.created_at, hidden_reason="Nomme quelqu'un.")

    texts = [
        text_of(client.get(page_of(edition))),
        contributions_table(edition, "fr"),
        reading.text(contributions_manuscript(edition, "fr").printed()),
    ]

    for text in texts:
        assert "secr" not in text
        assert "Nomme quelqu'un." in text


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_document_breaks_no_rule_of_accessible_pdfs(edition, language):
    factories.ReplyFactory(annotation=annotated(edition, body="Qui décide ?\n\nEt quand ?"))
    annotated(edition, 1, quote="", body="من يقرر؟")

    pdf = contributions_manuscript(edition, language).printed()

    assert reading.failures(pdf) == []
    assert "Qui décide ?" in reading.text(pdf)


def test_hostile_words_stay_text_in_the_document_and_the_table(edition):
    for attack in (*WORDS, "=1+1", "@SUM(A1)", "montant \u202e0001"):
        annotated(edition, body=attack)

    text = reading.text(contributions_manuscript(edition, "fr").printed())
    rows = [row["Texte"] for row in table_of(edition)]

    for attack in WORDS:
        assert "".join(attack.split()) in "".join(text.split())
        assert attack in rows
    assert rows[-3:] == ["'=1+1", "'@SUM(A1)", "montant 0001"]


def test_every_table_of_annotations_empties_the_memory_of_public_pages():
    assert {"charters_annotation", "charters_reply", "charters_placement"} <= set(watched_tables())


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, edition, count):
    for annotation in [annotated(edition) for _number in range(count)]:
        factories.ReplyFactory.create_batch(count, annotation=annotation)

    with django_assert_num_queries(12):
        client.get(page_of(edition))
    with django_assert_num_queries(7):
        contributions_table(edition, "fr")
