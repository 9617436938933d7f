"""An edition of a charter as a document and as data, its command and its addresses."""

import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from charters.documents.editions import edition_data, edition_manuscript
from charters.models import Edition
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory, SourceFactory
from tests.portal.pdf.reading import attachments, bookmarks, failures, pages, scopes, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def reference(reference_data):
    """The shared charter of the reference data, in consultation."""
    return Edition.objects.select_related("charter__owner").get(charter__slug="socle-commun")


@pytest.fixture
def draft():
    """A draft with one principle."""
    edition = EditionFactory(number="0.2")
    revision = ArticleFactory(edition=edition).revision
    CriterionFactory(revision=revision)
    SourceFactory(principle=revision.principle)
    return edition


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_shared_charter_conforms_in_each_language(reference, language):
    manuscript = edition_manuscript(reference, language)

    pdf = manuscript.printed()

    assert failures(pdf) == []
    assert scopes(pdf) == {"/Row"}
    assert manuscript.printed() == pdf
    assert json.loads(attachments(pdf)["edition.json"]) == edition_data(reference)
    assert len(str(bookmarks(pdf)).split("', '")) >= 12


def test_contents_give_the_page_of_each_principle(reference):
    found = pages(edition_manuscript(reference, "fr").printed())

    titles = [article.revision.title for article in reference.articles.select_related("revision")]
    contents = found[1]
    assert len(titles) == 12
    for position, title in enumerate(titles, 1):
        listed = contents.split(f"{position}. {title}")[1].split()
        number = next(int(word) for word in listed if word.isdigit())
        assert f"{position}. {title}" in found[number - 1]


def test_a_sealed_edition_prints_its_digest_and_register_entry(reference):
    last = text(edition_manuscript(reference, "fr").printed()).replace(" ", "")

    assert reference.digest in last
    assert edition_data(reference)["register"]["hash"] in last


def test_a_translation_says_how_far_it_can_be_trusted(reference):
    html = edition_manuscript(reference, "en").html

    assert "French is the authoritative text. This translation has not been reviewed." in html
    assert "authoritative text" not in edition_manuscript(reference, "fr").html


def test_a_draft_says_so_and_lists_what_is_missing(draft):
    html = edition_manuscript(draft, "fr").html

    assert 'class="chip draft"' in html
    assert "<li>" in html.split('class="note draft"')[1].split("</ul>")[0]


def test_data_keep_null_where_a_text_is_missing(draft):
    data = edition_data(draft)

    assert data["format"] == "charter-edition/1"
    assert (data["number"], data["status"], data["digest"], data["register"]) == ("0.2", "draft", None, None)
    article = data["articles"][0]
    assert article["rationale"] == {"fr": None, "en": None, "ar": None}
    assert article["statement"]["en"] == ["A first paragraph.", "A second paragraph."]


# -- the command -----------------------------------------------------------------------------------


def test_the_command_exports_the_edition_that_readers_see(reference, tmp_path):
    out = tmp_path / "c.pdf"

    call_command("export_charter", "socle-commun", language="fr", output=str(out), stdout=io.StringIO())

    assert out.read_bytes() == edition_manuscript(reference, "fr").printed()


def test_the_command_exports_a_draft_that_is_named(draft, tmp_path):
    out = tmp_path / "c.pdf"

    call_command("export_charter", draft.charter.slug, edition="0.2", output=str(out), stdout=io.StringIO())

    assert out.read_bytes().startswith(b"%PDF")


# -- addresses -------------------------------------------------------------------------------------


def address(edition, name):
    return reverse(f"charters:{name}", args=[edition.charter.slug, edition.number])


def test_anyone_reads_a_public_edition(client, reference):
    pdf = client.get(address(reference, "edition_pdf"))
    data = client.get(address(reference, "edition_json"))

    assert pdf["Content-Type"] == "application/pdf"
    assert json.loads(b"".join(data.streaming_content)) == edition_data(reference)
    assert client.get(address(reference, "edition_pdf"), headers={"If-None-Match": pdf["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", ["edition_pdf", "edition_json", "edition_markdown", "edition_docx"])
def test_the_public_does_not_see_drafts(client, client_of, draft, name):
    staff = client_of("commission-staff").get(address(draft, name))

    assert client.get(address(draft, name)).status_code == 404
    assert staff.status_code == 200
    assert "no-store" in staff["Cache-Control"]
