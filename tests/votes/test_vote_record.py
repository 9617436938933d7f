"""The record of a vote: issued once it is certified, kept as it was, found by anyone who holds it."""

import hashlib
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from charter_portal.register.issuing import issue
from charter_portal.register.models import Entry, IssuedDocument
from charter_portal.register.recording import verify_register
from charters.votes.documents.vote_record import certificate_of, record_manuscript
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.issuing import issue_vote_record
from charters.votes.domain.moving import annul
from charters.votes.verify_round import verify
from tests.portal.pdf.reading import attachments, failures, text

from .steps import AGAINST, FOR, ballot, city, edition_of, end_on_record, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    return [city(letter, name_fr=f"Ville {letter.upper()}") for letter in "abc"]


@pytest.fixture
def vote(cities):
    """Certified: Ville A for, having changed its mind, Ville B against with a statement."""
    found = opened(edition_of("sobriete", "algorithmes"), quorum_numerator=1, quorum_denominator=2)
    ballot(found, "ville-exemple-a", AGAINST)
    ballot(found, "ville-exemple-a", FOR)
    ballot(found, "ville-exemple-b", AGAINST, statement="Le texte est trop long.")
    return certify(end_on_record(found), by=None)


def file_of(document):
    with document.file.open("rb") as file:
        return file.read()


def test_certifying_asks_for_the_record_and_a_worker_issues_it(vote, deliver):
    deliver()

    document = IssuedDocument.objects.get()
    certificate = Entry.objects.get(act="round_certified")
    pdf = file_of(document)
    assert (document.of, document.language, document.size) == (certificate, "fr", len(pdf))
    assert document.file_digest == hashlib.sha256(pdf).hexdigest()
    assert (document.entry.act, document.entry.subject) == ("document_issued", f"votes/{vote.number}/record")
    assert document.entry.content == {
        "of": certificate.number,
        "language": "fr",
        "document": document.file_digest,
        "size": document.size,
    }
    assert verify_register().fault is None


def test_the_record_says_all_that_it_must(vote):
    head = Entry.objects.order_by("-number").first()
    issue_vote_record.call(vote.number)
    pdf = file_of(IssuedDocument.objects.get())
    said = text(pdf)
    joined = said.replace(" ", "")

    certificate = Entry.objects.get(act="round_certified")
    assert failures(pdf) == []
    for digest in (vote.edition.digest, certificate.hash, head.hash, *vote.questions.values_list("digest", flat=True)):
        assert digest in joined
    assert "Villes qui devaient prendre part : 2 sur 3 ; qui ont pris part : 2." in said.replace("\xa0", " ").replace(
        "\u202f", " "
    )
    assert "Pour(1)VilleA" in joined
    assert "Contre(1)VilleB" in joined
    assert "Pasdebulletin(1)VilleC" in joined
    assert "Le texte est trop long." in said
    assert re.findall(r"(?:déposés|mêmeville|Comptés)(\d)", joined) == ["3", "1", "2"]
    assert f"Acten°{certificate.number}" in joined
    assert "verify_round.py" in said
    assert "Le texte est trop long." in attachments(pdf)["appel-nominal.csv"].decode()
    data = json.loads(attachments(pdf)["vote.json"])
    assert [count["outcome"] for count in verify(data)] == ["rejected", "rejected"]


def test_a_roll_call_that_is_too_long_is_attached_and_not_printed(cities):
    vote = opened(edition_of(*(f"p{number}" for number in range(45))))
    for slug in "abc":
        ballot(vote, f"ville-exemple-{slug}", FOR, statement="Long. " * 333)
    vote = certify(end_on_record(vote), by=None)

    html = record_manuscript(vote, certificate_of(vote), at=database_now()).html

    assert "Long." not in html
    assert "appel-nominal.csv" in html
    assert html.count("<strong>Adopté.</strong>") == 45


def test_a_record_is_issued_once_however_often_it_is_tried(vote):
    first = issue_vote_record.call(vote.number)

    assert issue_vote_record.call(vote.number) == first
    certificate = Entry.objects.get(act="round_certified")
    assert issue(certificate, language="fr", subject="votes/1/record", content=b"another").entry_id == first
    assert Entry.objects.filter(act="document_issued").count() == 1


def test_nothing_is_issued_of_a_round_that_is_not_certified_or_annulled_meanwhile(cities):
    vote = opened(edition_of("sobriete"), quorum_numerator=1, quorum_denominator=1)
    assert issue_vote_record.call(vote.number) is None
    vote = certify(end_on_record(vote), by=None)
    annul(vote, reason="Une erreur.", by=None)

    assert issue_vote_record.call(vote.number) is None


def test_the_database_lets_nobody_change_a_document(vote):
    issue_vote_record.call(vote.number)

    for change in (lambda rows: rows.update(file_digest="0" * 64), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change(IssuedDocument.objects.all())


def test_everyone_reads_the_document_as_it_was_issued(client, vote):
    certificate = Entry.objects.get(act="round_certified")
    address = f"/fr/registre/{certificate.number}/document.pdf"
    assert client.get(address).status_code == 404
    assert "Le procès-verbal est en cours d'édition" in client.get(vote.get_absolute_url()).text
    issue_vote_record.call(vote.number)

    response = client.get(address)
    content = b"".join(response.streaming_content)

    document = IssuedDocument.objects.get()
    assert content == file_of(document)
    assert response["Content-Type"] == "application/pdf"
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    for page in (vote.get_absolute_url(), f"/fr/registre/{certificate.number}/", f"/fr/registre/{document.entry_id}/"):
        assert address in client.get(page).text
    assert b"".join(client.get(address.replace("/fr/", "/ar/")).streaming_content) == content


def test_whoever_holds_the_record_finds_it_in_the_register(client, vote):
    issue_vote_record.call(vote.number)
    document = IssuedDocument.objects.get()

    response = client.post("/fr/registre/verifier/", {"file": SimpleUploadedFile("pv.pdf", file_of(document))})

    assert [entry for entry, _about in response.context["rows"]] == [document.entry]


def test_the_entry_of_a_ballot_shows_it_once_the_vote_is_over(client, cities):
    vote = opened(edition_of("sobriete"))
    cast = ballot(vote, "ville-exemple-a", FOR, statement="Parce que.")
    address = f"/fr/registre/{cast.entry_id}/"
    before = client.get(address).text
    end_on_record(vote)
    after = client.get(address).text

    assert (cast.nonce in before, cast.nonce in after) == (False, True)
    assert ("Parce que." in before, "Parce que." in after) == (False, True)


def test_the_page_of_an_entry_is_kept_only_until_the_end(rf, cities):
    from charter_portal.register_pages.views import entry

    vote = opened(edition_of("sobriete"))
    cast = ballot(vote, "ville-exemple-a", FOR)

    assert entry(rf.get("/fr/registre/"), cast.entry_id).page_valid_until == vote.closes_at
    end_on_record(vote)
    assert entry(rf.get("/fr/registre/"), cast.entry_id).page_valid_until is None
