"""The administration's page that imports participants."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Attendance, Meeting
from members.models import Person
from tests.factories import AttendanceFactory, MemberFactory, MinutesFactory, PersonFactory
from tests.meetings.workbooks import xlsx
from tests.members.accounts.factors import sign_in


@pytest.fixture
def secretary(client, user_of):
    user = user_of("secretariat")
    sign_in(client, user)
    return user


@pytest.fixture
def address(meeting):
    return reverse("admin:meetings_meeting_import", args=[meeting.pk])


@pytest.fixture
def upload(client, secretary, address, real_table):
    """``upload(content)``: the answer to choosing a file."""

    def send(content=real_table, name="participants.csv"):
        return client.post(address, {"table": SimpleUploadedFile(name, content)})

    return send


def token(response):
    return re.search(r'name="preview" value="([^"]+)"', response.content.decode())[1]


def test_every_row_is_shown_and_nothing_written_before_confirming(upload, meeting):
    page = upload()

    text = page.content.decode()
    assert page.status_code == 200
    assert len(page.context["rows"]) == 22
    assert "CSV, UTF-8" in text
    assert "KEMLEU TCHABGOU Jacquis" in text
    assert (meeting.attendances.count(), Person.objects.count()) == (0, 0)


def test_nothing_is_written_into_approved_minutes_and_the_page_says_so(client, upload, meeting, address):
    sent = token(upload())
    MinutesFactory(meeting=meeting, status="approved")

    answer = client.post(address, {"preview": sent})

    assert "compte rendu approuvé" in answer.text
    assert meeting.attendances.count() == 0


def test_confirming_writes_what_was_previewed_and_says_so(client, upload, meeting, address, secretary):
    answer = client.post(address, {"preview": token(upload())}, follow=True)

    assert answer.redirect_chain[0][0].endswith(f"meeting__id__exact={meeting.pk}")
    assert "22" in str(next(iter(answer.context["messages"])))
    assert meeting.attendances.count() == 22
    assert {row.history_user for row in Attendance.history.all()} == {secretary}


def test_previewed_in_french_and_confirmed_in_arabic_is_the_same_plan(client, upload, meeting, address):
    person = PersonFactory(surname="DUMOULIN", given_name="Véronique")
    elsewhere = MemberFactory(country="BE", name_ar="مدينة")
    AttendanceFactory(meeting=meeting, member=elsewhere, person=person)
    preview = upload()
    assert preview.context["rows"][0]["state"] == "doubtful"

    answer = client.post(address.replace("/fr/", "/ar/"), {"preview": token(preview), "decision-2": str(person.pk)})

    assert answer.status_code == 302
    assert person.attendances.get().member.name_fr == "Woluwe-Saint-Lambert (Bruxelles)"


def test_doubtful_rows_have_to_be_decided_and_choices_made_are_kept(client, upload, meeting, address):
    near = PersonFactory(surname="KEMLEU TCHABGOU", given_name="Jacques")
    other = PersonFactory(surname="TRICHET", given_name="Francky")
    preview = upload()
    assert [row["line"] for row in preview.context["rows"] if row["doubt"]] == [6, 18]

    again = client.post(address, {"preview": token(preview), "decision-6": str(near.pk)})

    assert again.status_code == 200
    assert again.context["undecided"] == [18]
    assert f'value="{near.pk}" checked' in again.content.decode()
    assert meeting.attendances.count() == 0

    client.post(address, {"preview": token(again), "decision-6": str(near.pk), "decision-18": "new"})
    assert meeting.attendances.count() == 22
    assert near.attendances.count() == 1
    assert other.attendances.count() == 0
    assert near.spellings.get().given_name == "Jacquis"


def test_a_preview_that_has_aged_is_shown_anew_and_nothing_written(client, upload, meeting, address):
    preview = upload()
    PersonFactory(surname="TRICHET", given_name="Francky")

    again = client.post(address, {"preview": token(preview)})

    assert again.context["outdated"]
    assert [row["line"] for row in again.context["rows"] if row["doubt"]] == [18]
    assert meeting.attendances.count() == 0


def test_two_rows_decided_to_be_one_person_are_an_error(client, upload, meeting, address, real_table):
    person = PersonFactory(surname="TRICHET", given_name="Francky")
    text = real_table.decode() + ",Lausanne,Syndic,TRICHET,Franckye,Présentiel\n"
    preview = upload(text.encode())

    again = client.post(
        address, {"preview": token(preview), "decision-18": str(person.pk), "decision-24": str(person.pk)}
    )

    assert [line for line, _sentence in again.context["problems"]] == [24]
    assert meeting.attendances.count() == 0


@pytest.mark.parametrize("forged", ["", "x", "W10:1abc:def"])
def test_a_forged_preview_is_refused(client, secretary, meeting, address, forged):
    answer = client.post(address, {"preview": forged})

    assert answer.status_code == 200
    assert "form" in answer.context
    assert meeting.attendances.count() == 0


def test_a_preview_of_another_meeting_or_of_someone_else_is_refused(client, upload, meeting, address, user_of):
    preview = token(upload())
    other = Meeting.objects.create(commission=meeting.commission, number=12)
    elsewhere = reverse("admin:meetings_meeting_import", args=[other.pk])

    assert "form" in client.post(elsewhere, {"preview": preview}).context
    sign_in(client, user_of("secretariat"))
    assert "form" in client.post(address, {"preview": preview}).context
    assert Attendance.objects.count() == 0


def test_errors_are_listed_by_line_and_cannot_be_confirmed(client, upload, meeting, address, real_table):
    page = upload(real_table.replace("Québec".encode(), b"Quebek"))

    assert [line for line, _ in page.context["problems"]] == [8, 9]
    assert not page.context["may_confirm"]
    client.post(address, {"preview": token(page)})
    assert meeting.attendances.count() == 0


def test_a_refused_file_says_how_to_mend_it(upload, real_table):
    page = upload(real_table.decode().encode("utf-16"))

    assert page.status_code == 200
    assert "UTF-16" in page.context["form"].errors["table"][0]


def test_markup_in_the_table_is_shown_as_text(upload, real_table):
    page = upload(real_table.replace(b"Echevin", b"<script>alert(1)</script>"))

    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_no_file_chosen_is_said(upload, client, address):
    page = client.post(address, {})

    assert page.context["form"].errors["table"]


@pytest.mark.parametrize(
    ("role", "status"),
    [("public", 302), ("city", 302), ("commission-staff", 403), ("secretariat", 200), ("administrator", 200)],
)
def test_only_the_secretariat_imports(client, user_of, address, role, status):
    user = user_of(role)
    if user:
        sign_in(client, user)

    assert client.get(address).status_code == status
    assert client.post(address).status_code == status


def test_a_meeting_that_is_not_there_is_not_found(client, secretary):
    assert client.get(reverse("admin:meetings_meeting_import", args=[999])).status_code == 404


def test_the_meeting_links_to_the_import_for_those_who_may(client, user_of, meeting, address):
    change = reverse("admin:meetings_meeting_change", args=[meeting.pk])
    for role, shown in (("secretariat", True), ("commission-staff", False)):
        sign_in(client, user_of(role))
        assert (address in client.get(change).content.decode()) == shown


@pytest.mark.parametrize("spreadsheet", [False, True])
def test_characters_that_reorder_the_text_are_left_out_and_told(client, secretary, meeting, address, spreadsheet):
    rows = [
        ["PAYS", "VILLE", "TITRE", "NOM", "PRENOM", "MODE DE PARTICIPATION"],
        ["Guinée", "Kindia", "Maire", "EXEM\u202ePLE", "\u2067Awa\u2069", "Présentiel"],
        ["", "", "Élu\u200f", "AUTRE", "Ama", "Présentiel"],
    ]
    table = xlsx(("Liste", rows)) if spreadsheet else "\n".join(map(",".join, rows)).encode()
    file = SimpleUploadedFile("table.xlsx" if spreadsheet else "table.csv", table)

    preview = client.post(address.replace("/fr/", "/en/"), {"table": file})
    client.post(address, {"preview": token(preview)})

    assert "invisible characters that reorder the text left out on lines: 2" in str(preview.context["source"])
    assert [str(row.person) for row in meeting.attendances.all()] == ["EXEMPLE Awa", "AUTRE Ama"]
