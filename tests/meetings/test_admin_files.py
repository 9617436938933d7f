"""Photographs and documents of a meeting: what the administration takes in, and who is served them."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from meetings.models import Document, Photograph
from tests import factories
from tests.portal.posting import fields_of, page_of

pytestmark = pytest.mark.django_db


def picture(size=(40, 20), kind="JPEG", **options):
    written = BytesIO()
    Image.new("RGB", size, "navy").save(written, kind, **options)
    return written.getvalue()


def send(client, meeting, prefix, **values):
    """Post one new row under a meeting, as a browser does."""
    data = fields_of(client.get(page_of(meeting)), "meeting_form")
    data[f"{prefix}-TOTAL_FORMS"] = "1"
    data = {name: value for name, value in data.items() if "__prefix__" not in name}
    return client.post(page_of(meeting), data | {f"{prefix}-0-{name}": value for name, value in values.items()})


def send_picture(client, meeting, content, name="photo.jpg"):
    return send(client, meeting, "photographs", image=SimpleUploadedFile(name, content), alternative_fr="Une salle")


def send_document(client, meeting, content, name="texte.pdf"):
    return send(client, meeting, "documents", file=SimpleUploadedFile(name, content), title_fr="Une présentation")


def test_a_photograph_is_kept_small_under_a_name_drawn_at_random(client_of):
    meeting = factories.MeetingFactory()

    response = send_picture(client_of("secretariat"), meeting, picture((2400, 1200)))

    kept = Photograph.objects.get()
    assert (response.status_code, kept.width, kept.height) == (302, 1600, 800)
    assert "photo" not in kept.image.name.removeprefix("photographs/")


def test_the_orientation_is_applied_and_the_place_forgotten(client_of):
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif.get_ifd(0x8825)[2] = (47.0, 13.0, 0.0)  # where it was taken

    send_picture(client_of("secretariat"), factories.MeetingFactory(), picture((400, 200), exif=exif))

    kept = Photograph.objects.get()
    with Image.open(kept.image.path) as image:
        assert (image.size, dict(image.getexif())) == ((200, 400), {})


def test_a_png_becomes_a_jpeg(client_of):
    send_picture(client_of("secretariat"), factories.MeetingFactory(), picture(kind="PNG"), "plan.png")

    with Image.open(Photograph.objects.get().image.path) as image:
        assert image.format == "JPEG"


@pytest.mark.parametrize(
    "content",
    [
        b"this is no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture()[:200],
        picture(kind="GIF"),
        b"",
    ],
    ids=["text", "svg", "cut short", "gif", "empty"],
)
def test_what_is_no_picture_gives_an_error_at_the_field_and_nothing_is_written(client_of, content):
    meeting = factories.MeetingFactory()

    response = send_picture(client_of("secretariat"), meeting, content)

    assert (response.status_code, Photograph.objects.count()) == (200, 0)
    assert b'class="errorlist"' in response.content


def test_a_picture_of_too_many_pixels_is_refused(client_of):
    bomb = picture((10_000, 7_000), "PNG")

    response = send_picture(client_of("secretariat"), factories.MeetingFactory(), bomb, "bombe.png")

    assert (response.status_code, Photograph.objects.count()) == (200, 0)


def office(names, size=10):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * size)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"%PDF-1.7\n%%EOF", "pdf"),
        (office(["[Content_Types].xml", "word/document.xml"]), "docx"),
        (office(["[Content_Types].xml", "xl/workbook.xml"]), "xlsx"),
        (picture(), "jpg"),
    ],
)
def test_a_document_is_known_by_its_content(client_of, content, extension):
    send_document(client_of("secretariat"), factories.MeetingFactory(), content, "nom trompeur.exe")

    kept = Document.objects.get()
    assert kept.file.name.endswith(f".{extension}")
    assert "trompeur" not in kept.file.name


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        office(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]),
        office(["anything.txt"]),
        office(["[Content_Types].xml", "word/document.xml"], size=200 * 1024 * 1024),
        b"PK\x03\x04 broken",
    ],
    ids=["html", "macros", "plain archive", "bomb", "broken archive"],
)
def test_other_documents_are_refused(client_of, content):
    response = send_document(client_of("secretariat"), factories.MeetingFactory(), content)

    assert (response.status_code, Document.objects.count()) == (200, 0)
    assert b'class="errorlist"' in response.content


@pytest.fixture
def draft_meeting(client_of):
    meeting = factories.MeetingFactory(status="draft")
    send_picture(client_of("secretariat"), meeting, picture())
    send_document(client_of("secretariat"), meeting, b"%PDF-1.7\n%%EOF")
    return meeting


@pytest.mark.parametrize(
    ("role", "status"), [("public", 404), ("city", 404), ("commission-staff", 404), ("secretariat", 200)]
)
def test_files_of_a_meeting_in_preparation_are_for_the_secretariat(client_of, draft_meeting, role, status):
    client = client_of(role)
    kept, document = Photograph.objects.get(), Document.objects.get()
    addresses = [
        reverse("meetings:photograph", args=[kept.pk]),
        reverse("meetings:document", args=[document.pk]),
        kept.image.url,
        document.file.url,
    ]

    assert [client.get(address).status_code for address in addresses] == [status] * 4


def test_public_files_are_served_harmlessly(client, client_of, draft_meeting):
    type(draft_meeting).objects.filter(pk=draft_meeting.pk).update(status="held")
    shown = client.get(reverse("meetings:photograph", args=[Photograph.objects.get().pk]))
    saved = client.get(reverse("meetings:document", args=[Document.objects.get().pk]))

    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert shown["Cache-Control"] == "public, max-age=86400"
    assert saved["Content-Disposition"] == 'attachment; filename="une-presentation.pdf"'
    again = client.get(shown.request["PATH_INFO"], headers={"If-None-Match": shown["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["../secret_key", "photographs/absent.jpg", "photographs/../../secret_key"])
def test_nothing_else_in_the_folder_is_served(client, name):
    assert client.get(f"/media/{name}").status_code == 404
