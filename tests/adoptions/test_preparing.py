"""A city's draft of its council's decision: begun, filled, documented, discarded or recorded."""

import datetime

import pytest
from django.utils import timezone

from charter_portal.editing.exceptions import EditConflict
from charters.adoptions.domain.preparing import Said, begin, discard, save_choices, save_facts
from charters.adoptions.domain.recording import record
from charters.adoptions.exceptions import (
    AwaitsVerification,
    ChoicesMissing,
    DecidedInFuture,
    DocumentNotPDF,
    DocumentTooLarge,
    DraftThere,
    FactsMissing,
    InstrumentRecorded,
    NoEditionInForce,
    WordsMissing,
)
from charters.adoptions.models import Instrument
from tests.adoptions.steps import (
    city,
    document,
    drafted,
    edition_in_force,
    facts,
    filled,
    recorded,
    today,
)
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def test_there_is_nothing_to_adopt_before_an_edition_is_in_force():
    member, _user = city()
    with pytest.raises(NoEditionInForce):
        begin(member=member, charter=EditionFactory().charter, on=today(), by=None, at=timezone.now())


def test_a_city_prepares_one_decision_at_a_time():
    member, _user = city()
    edition = edition_in_force("ouverture")
    draft = drafted(member, edition)
    with pytest.raises(DraftThere):
        begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())
    record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    with pytest.raises(AwaitsVerification):
        begin(member=member, charter=edition.charter, on=today(), by=None, at=timezone.now())


@pytest.mark.parametrize(
    ("stances", "known", "refusal", "subject"),
    [
        ({"sobriete": ""}, {}, ChoicesMissing, ["sobriete"]),
        ({"sobriete": "provision"}, {}, WordsMissing, ["sobriete"]),
        ({"sobriete": Said("reservation", " \n ")}, {}, WordsMissing, ["sobriete"]),
        ({}, {"body": "", "signatory_title": ""}, FactsMissing, ["body", "signatory_title"]),
    ],
)
def test_what_an_instrument_needs_is_asked_for_by_name(stances, known, refusal, subject):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture", "sobriete"), stances, **known)
    with pytest.raises(refusal) as caught:
        record(draft, version=draft.version, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == subject
    assert Instrument.objects.get().is_draft


def test_a_decision_is_recorded_once_it_is_taken():
    member, _user = city()
    with pytest.raises(DecidedInFuture):
        recorded(member, edition_in_force("ouverture"), decided_on=today() + datetime.timedelta(days=1))


def test_two_colleagues_do_not_write_over_each_other():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    with pytest.raises(EditConflict):
        save_facts(draft, facts(), version=draft.version - 1, by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        save_choices(draft, {}, version=draft.version - 1, by=None, at=timezone.now())
    with pytest.raises(EditConflict):
        record(draft, version=draft.version - 1, on=today(), by=None, at=timezone.now())


def test_a_draft_is_discarded_and_a_recorded_instrument_is_not():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    discard(draft)
    assert not Instrument.objects.exists()
    made = recorded(member, draft.edition)
    with pytest.raises(InstrumentRecorded):
        discard(made)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"GIF89a%PDF-1.7 %%EOF", DocumentNotPDF),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", DocumentNotPDF),
        (b"PK\x03\x04" + b"0" * 100, DocumentNotPDF),
        (b"%PDF-1.7 and no end", DocumentNotPDF),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024) + b"%%EOF", DocumentTooLarge),
    ],
)
def test_a_document_that_is_no_pdf_or_too_large_is_refused_and_nothing_changes(content, refusal):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    with pytest.raises(refusal):
        save_facts(
            draft, facts(body="Autre"), version=draft.version, by=None, at=timezone.now(), file=document(content)
        )
    assert Instrument.objects.get().body == facts()["body"]


def test_a_document_is_kept_under_its_digest_whatever_it_is_called():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    assert draft.document.name.startswith(f"adoptions/{draft.adoption_id}/{draft.document_digest}")


def test_filling_a_draft_again_replaces_what_it_said():
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture", "sobriete"))
    draft = filled(draft, {"ouverture": "deferred", "sobriete": "adopted"})
    assert sorted(draft.choices.values_list("stance", flat=True)) == ["adopted", "deferred"]
