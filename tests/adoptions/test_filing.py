"""Documents that cities send in: what is refused, what is made harmless, and when a file goes."""

import io
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from charters.adoptions.domain.filing import MAX_BYTES, prepare_document
from charters.adoptions.domain.preparing import discard, save_facts
from charters.adoptions.domain.recording import send_back
from charters.adoptions.exceptions import DocumentNotPDF, DocumentTooLarge
from charters.adoptions.models import Instrument
from tests.adoptions.steps import PDF, city, document, drafted, edition_in_force, facts, recorded, today

from .pages.steps import begun

pytestmark = pytest.mark.django_db
OTHER = PDF + b"%%EOF\n"


def files():
    """Paths of the documents of decisions that are kept, in the private files."""
    root = settings.PRIVATE_ROOT
    return sorted(str(path.relative_to(root)) for path in root.glob("adoptions/**/*") if path.is_file())


def bomb():
    """A ZIP of a few kilobytes that unpacks into ten megabytes, between the marks of a PDF."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(10 * 1024 * 1024))
    return packed.getvalue()


def test_a_zip_bomb_is_refused_unopened():
    with pytest.raises(DocumentNotPDF):
        prepare_document(document(bomb() + b"%%EOF"))


def test_a_scan_of_fifty_megabytes_is_refused_unread():
    scan = SimpleUploadedFile("scan.pdf", PDF)
    scan.size = 50 * 1024 * 1024

    with pytest.raises(DocumentTooLarge) as refused:
        prepare_document(scan)
    assert refused.value.subject == MAX_BYTES


@pytest.mark.parametrize(
    "inside",
    [b"<script>alert(1)</script>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", bomb()],
    ids=["script", "svg", "zip"],
)
def test_what_is_a_pdf_and_something_else_is_only_ever_saved_as_a_pdf(client, inside):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    both = document(b"%PDF-1.7\n" + inside + b"\n%%EOF\n")
    draft = save_facts(draft, facts(), version=draft.version, by=None, at=timezone.now(), file=both)
    Instrument.objects.filter(pk=draft.pk).update(recorded_at=timezone.now(), verified_at=timezone.now())

    answer = client.get(f"/fr/adoption/actes/{draft.pk}.pdf")

    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_name_of_a_file_is_never_taken():
    member, _user = city()
    draft = begun(member, edition_in_force("ouverture"))
    file = SimpleUploadedFile("../../../etc/passwd.pdf", PDF)
    file._name = "../../../etc/passwd.pdf"

    draft = save_facts(draft, facts(), version=draft.version, by=None, at=timezone.now(), file=file)

    assert files() == [f"adoptions/{draft.adoption_id}/{draft.document_digest}.pdf"]


def test_a_discarded_draft_takes_its_document_with_it(django_capture_on_commit_callbacks):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))
    assert files() == [draft.document.name]

    with django_capture_on_commit_callbacks() as after_commit:
        discard(draft)
    assert files() == [draft.document.name]
    for delete in after_commit:
        delete()

    assert files() == []


def test_a_document_that_another_replaces_goes(django_capture_on_commit_callbacks):
    member, _user = city()
    draft = drafted(member, edition_in_force("ouverture"))

    with django_capture_on_commit_callbacks(execute=True):
        act = {"version": draft.version, "by": None, "at": timezone.now()}
        draft = save_facts(draft, facts(), file=document(OTHER), **act)

    assert files() == [draft.document.name]
    assert draft.document.read() == OTHER


def test_a_document_of_a_recorded_decision_stays_when_the_draft_that_took_it_up_goes(
    django_capture_on_commit_callbacks,
):
    member, _user = city()
    edition = edition_in_force("ouverture")
    returned = send_back(recorded(member, edition), reason="Illisible.", on=today(), by=None, at=timezone.now())
    draft = begun(member, edition)
    assert draft.document == returned.document

    with django_capture_on_commit_callbacks(execute=True):
        discard(draft)

    assert files() == [returned.document.name]
