"""The facts of the act and its document on the page: what is unknown, missing or wrong."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import escape

from charters.adoptions.domain.filing import MAX_BYTES
from charters.adoptions.domain.preparing import Said
from charters.adoptions.models import Instrument
from tests.adoptions.steps import PDF, document, drafted
from tests.html import errors

from .steps import FACTS, PASSAGE, WORDS_OF_CITY, address, begun, draft, facts, typed

pytestmark = pytest.mark.django_db


def test_what_is_not_known_is_ticked_and_the_document_is_kept_whatever_else_is_wrong(delegate, member, edition):
    begun(member, edition)
    unknown = dict.fromkeys(("number", "decided_on", "votes_for", "votes_against", "votes_abstaining"))

    page = delegate.post(address("act"), facts(**unknown, document=document()))
    assert list(page.context["form"].errors) == ["number", "decided_on", "votes_for"]
    assert errors(page.text) == []
    assert (draft().document_size, draft().body) == (len(PDF), "")
    ticks = {"number_unknown": "on", "date_unknown": "on", "votes_unknown": "on"}
    sent = facts(**unknown, **ticks, version=page.context["form"].data["version"])

    assert delegate.post(address("act"), sent).url == address("review")
    assert draft().lacks == ["number", "decided_on", "votes_for", "votes_against", "votes_abstaining"]
    again = delegate.get(address("act")).context["form"]
    assert [again[tick].value() for tick in ticks] == [True, True, True]
    # A value that is written counts, whatever is ticked.
    delegate.post(address("act"), sent | {"version": draft().version, "number": "12"})
    assert draft().number == "12"


def test_an_act_can_be_saved_unfinished_and_what_is_missing_is_listed_with_links(delegate, member, edition):
    begun(member, edition)
    nothing = dict.fromkeys(FACTS) | {"language": "ar"}
    assert delegate.post(address("act"), facts("save", **nothing)).url == address("act")

    delegate.post(address("draft"), typed(ouverture=("provision",), sobriete=("adopted",)))
    review = delegate.get(address("review"))

    assert [one.key for one in review.context["undecided"]] == ["vie-privee"]
    assert [one.key for one in review.context["wordless"]] == ["ouverture"]
    assert f'href="{address("draft")}#id_stance-vie-privee"' in review.text
    assert f'href="{address("act")}#id_document"' in review.text
    assert errors(review.text) == []
    answer = delegate.post(address("record"), {"version": draft().version})
    assert (answer.status_code, Instrument.objects.get().is_draft) == (409, True)
    assert escape(answer.context["refusal"]) in answer.text


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"decided_on": str(timezone.localdate() + datetime.timedelta(days=2))}, "decided_on"),
        ({"decided_on": "0202-03-02"}, "decided_on"),
        ({"decided_on": "hier"}, "decided_on"),
        ({"effective_on": "2026-03-01"}, "effective_on"),
        ({"effective_on": "2206-03-01"}, "effective_on"),
        ({"votes_for": "-1"}, "votes_for"),
        ({"votes_against": "quarante"}, "votes_against"),
        ({"kind": "décret"}, "kind"),
        ({"body": "Conseil\u202e"}, "body"),
        ({"signatory_name": ""}, "signatory_name"),
        ({"focal_title": "Directrice"}, "focal_name"),
        ({"signatory_title": "x" * 251}, "signatory_title"),
    ],
)
def test_a_fact_that_cannot_be_is_named_and_nothing_typed_is_lost(delegate, member, edition, more, field):
    begun(member, edition)

    page = delegate.post(address("act"), facts(**more, document=document()))

    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (200, [field])
    assert f'href="#id_{field}"' in page.text
    assert form["number"].value() == "2026-17"
    assert errors(page.text.replace("\u202e", "")) == []


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a%PDF-1.7 %%EOF",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04" + b"0" * 100,
        b"",
        b"%PDF-" + b"0" * MAX_BYTES + b"%%EOF",
    ],
)
def test_a_document_that_is_no_pdf_or_too_large_is_refused_in_words(delegate, member, edition, content):
    begun(member, edition)
    file = SimpleUploadedFile("../../acte.pdf", content, content_type="application/pdf")

    page = delegate.post(address("act"), facts(document=file))

    assert list(page.context["form"].errors) == ["document"]
    assert 'href="#id_document"' in page.text
    assert draft().document.name == ""


def test_the_language_stays_while_passages_are_quoted_in_it(delegate, member, edition):
    drafted(member, edition, {"ouverture": Said("provision", WORDS_OF_CITY, PASSAGE)})

    page = delegate.post(address("act"), facts(language="ar"))

    assert list(page.context["form"].errors) == ["language"]
    assert draft().language == "fr"
