"""Meetings in the administration: lists, rows under a meeting, pictures and documents that are taken in."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from meetings.domain.hands import note_hand_vote
from meetings.models import AgendaItem, Attendance, Document, Meeting, Photograph
from tests import factories
from tests.meetings.convening.steps import convened
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db


def picture(size=(40, 20), kind="JPEG", **options):
    written = BytesIO()
    Image.new("RGB", size, "navy").save(written, kind, **options)
    return written.getvalue()


def page_of(meeting):
    return reverse("admin:meetings_meeting_change", args=[meeting.pk])


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


@pytest.mark.parametrize("noted", ["decision", "vote", "photograph"])
def test_an_item_stays_while_something_is_noted_under_it(client_of, noted):
    item = factories.AgendaItemFactory(audience="members")
    make = {
        "decision": lambda: factories.DecisionFactory(meeting=item.meeting, item=item),
        "vote": lambda: note_hand_vote(
            item, question="?", majority="simple", taken_at=timezone.now(), counts=(0, 0, 0)
        ),
        "photograph": lambda: Photograph.objects.create(meeting=item.meeting, item=item, alternative_fr="Une salle"),
    }
    make[noted]()
    data = {"post": "yes"}

    client_of("secretariat").post(reverse("admin:meetings_agendaitem_delete", args=[item.pk]), data)

    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_meeting_is_deleted_with_what_is_noted_under_its_items(client_of):
    item = factories.AgendaItemFactory()
    factories.DecisionFactory(meeting=item.meeting, item=item)

    client_of("administrator").post(reverse("admin:meetings_meeting_delete", args=[item.meeting_id]), {"post": "yes"})

    assert not Meeting.objects.exists()


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


@pytest.mark.parametrize(("role", "status"), [("commission-staff", 403), ("secretariat", 302), ("administrator", 302)])
def test_who_may_change_a_meeting(client_of, role, status):
    meeting, client = factories.MeetingFactory(), client_of(role)
    seen = fields_of(client_of("secretariat").get(page_of(meeting)), "meeting_form")

    response = client.post(page_of(meeting), seen | {"theme_fr": "Un autre thème"})

    meeting.refresh_from_db()
    assert (response.status_code, meeting.theme_fr == "Un autre thème") == (status, status == 302)


def test_commission_staff_read_meetings_without_buttons(client_of):
    response = client_of("commission-staff").get(page_of(factories.MeetingFactory()))

    assert (response.status_code, b'name="_save"' in response.content) == (200, False)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"),
    [("meeting", 10), ("attendance", 9), ("agendaitem", 8), ("decision", 8), ("minutes", 7), ("commission", 7)],
)
def test_lists_cost_the_same_whatever_their_length(client_of, django_assert_num_queries, model, queries, rows):
    factory = {
        "meeting": factories.AttendanceFactory,
        "attendance": factories.AttendanceFactory,
        "agendaitem": factories.AgendaItemFactory,
        "decision": factories.DecisionFactory,
        "minutes": factories.MinutesFactory,
        "commission": factories.MeetingFactory,
    }[model]
    for _ in range(rows):
        factory()
    client = client_of("secretariat")
    with django_assert_num_queries(queries):
        client.get(reverse(f"admin:meetings_{model}_changelist"))


def test_two_hundred_participants_stay_out_of_the_meeting_s_page(client_of, django_assert_max_num_queries):
    meeting = factories.MeetingFactory()
    person, member = factories.PersonFactory(), factories.MemberFactory()
    people = [factories.PersonFactory.build() for _ in range(200)]
    type(person).objects.bulk_create(people)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=one, member=member, mode="on_site", position=n)
        for n, one in enumerate(people)
    )
    client = client_of("secretariat")

    page = client.get(page_of(meeting))
    with django_assert_max_num_queries(15):
        found = client.get(reverse("admin:meetings_attendance_changelist"), {"meeting__id__exact": meeting.pk})

    assert f"meeting__id__exact={meeting.pk}" in page.content.decode()
    assert text_of(found).count(str(member)) == 200


def test_deleting_an_agenda_item_names_the_principles_that_it_touches(client_of):
    principle = factories.PrincipleFactory(key="sobriete")
    item = factories.AgendaItemFactory(title_fr="Une présentation")
    item.principles.add(principle)

    shown = text_of(client_of("secretariat").get(reverse("admin:meetings_agendaitem_delete", args=[item.pk])))

    assert f"Une présentation – {principle}" in shown
    assert "object (" not in shown


def moved(client, row, name, **changes):
    """The row as stored, after its form was sent with other values."""
    page = reverse(f"admin:meetings_{name}_change", args=[row.pk])
    client.post(page, fields_of(client.get(page), f"{name}_form") | changes)
    return type(row).objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("agendaitem", factories.AgendaItemFactory),
        ("attendance", factories.AttendanceFactory),
        ("decision", factories.DecisionFactory),
        ("minutes", factories.MinutesFactory),
    ],
)
def test_what_belongs_to_a_meeting_stays_there(client_of, name, factory):
    row, other = factory(), factories.MeetingFactory()

    assert moved(client_of("secretariat"), row, name, meeting=other.pk).meeting == row.meeting


def test_a_decision_stands_under_an_item_of_its_own_meeting(client_of):
    row, item = factories.DecisionFactory(), factories.AgendaItemFactory()
    own = factories.AgendaItemFactory(meeting=row.meeting)

    assert moved(client_of("secretariat"), row, "decision", item=item.pk).item is None
    assert moved(client_of("secretariat"), row, "decision", item=own.pk).item == own


def test_what_the_register_names_keeps_its_commission_and_number(client_of):
    before, (meeting, _invitees) = factories.MeetingFactory(number=7), convened({}, number=8)

    assert moved(client_of("secretariat"), before, "meeting", number=70).number == 70
    assert moved(client_of("secretariat"), meeting, "meeting", number=80).number == 8
