"""Forms of commitments and reports that arrive cut short, or refused: nothing stored or chosen is lost."""

import pytest

from charters.commitments.models import Assessment, Commitment
from tests.adoptions.steps import PDF, document
from tests.factories import MandateFactory, MemberFactory
from tests.portal.posting import text_of

from .steps import promised, report_begun

pytestmark = pytest.mark.django_db
PART = "/fr/espace/ville-exemple-a/bilans/2026/principes/sobriete/"
OTHER = PDF + b"%%EOF\n"


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a")


@pytest.fixture
def delegate(client_of, city):
    client = client_of("city")
    MandateFactory(person=client.user.person, member=city, kind="delegate")
    return client


def stored():
    """(level, words, size of the evidence) of the one part there is."""
    part = Assessment.objects.get()
    return part.level, part.words, part.document_size


def test_what_is_not_sent_of_a_commitment_stays_as_it_is_stored(delegate, city):
    row = promised(city)

    delegate.post(
        f"/fr/espace/ville-exemple-a/engagements/{row.pk}/modifier/", {"text": "Autrement.", "version": row.version}
    )

    after = Commitment.objects.get()
    assert (after.text, after.indicator, after.due_on) == ("Autrement.", row.indicator, row.due_on)
    assert (after.principle, after.verification) == (row.principle, row.verification)


def test_what_is_not_sent_of_a_part_of_a_report_stays_as_it_is_stored(delegate, city):
    report_begun(city)

    delegate.post(PART, {"version": 1, "words": "Davantage."})

    assert stored() == (2, "Davantage.", len(PDF))


def test_an_evidence_is_kept_from_a_form_that_is_refused(delegate, city):
    report_begun(city)

    page = delegate.post(
        PART, {"version": 1, "level": 3, "words": "Trop\u202e", "link": "", "document": document(OTHER)}
    )

    assert list(page.context["form"].errors) == ["words"]
    assert stored() == (2, "En place.", len(OTHER))
    assert "Conservé :" in text_of(page)
    # The level that was chosen is still there, and sent again it is stored.
    sent = {"version": page.context["form"].data["version"], "level": 3, "words": "Bien.", "link": ""}
    delegate.post(PART, sent)
    assert stored() == (3, "Bien.", len(OTHER))


def test_a_file_that_is_no_pdf_is_named_beside_what_else_is_wrong(delegate, city):
    report_begun(city)

    page = delegate.post(PART, {"version": 1, "link": "javascript:alert(1)", "document": document(b"<svg/>")})

    assert sorted(page.context["form"].errors) == ["document", "link"]
    assert stored() == (2, "En place.", len(PDF))


def test_a_colleague_who_was_faster_keeps_their_evidence_and_the_other_is_told(delegate, city):
    report_begun(city)

    page = delegate.post(PART, {"version": 0, "words": "Bien.", "document": document(OTHER)})

    assert "Choisissez de nouveau le fichier" in text_of(page)
    assert stored() == (2, "En place.", len(PDF))


def test_a_form_that_arrives_with_nothing_is_shown_again(delegate, city):
    report_begun(city)

    assert delegate.post(PART, {}).status_code == 200
    assert stored() == (2, "En place.", len(PDF))
