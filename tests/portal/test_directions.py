"""Characters that reorder the text around them get into no text, and are shown from none."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.csv_cells import neutral
from charter_portal.text.directions import refuse_controls, reorders, without_controls
from meetings.documents.minutes import minutes_manuscript
from meetings.models import AgendaItem, Attendance, Meeting
from members.models import Person
from tests.factories import AgendaItemFactory, AttendanceFactory, MinutesFactory, PersonFactory
from tests.members.accounts.factors import sign_in
from tests.portal.posting import fields_of

CONTROLS = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
# What Arabic needs beside Latin words and figures: marks of direction, and the joiners.
NEEDED = ["\u200e", "\u200f", "\u061c", "\u200c", "\u200d"]
ATTACKS = [
    "EXEMPLE \u202eeriaM",
    "\u202dmontant 0001\u202c",
    "\u2067Ville\u2069-Exemple",
    "مدينة\u202bAutre\u202c",
    "\u2068\u2068\u2068",
    "\u202a",
]


def test_the_nine_explicit_formatting_characters_reorder_and_no_other():
    assert [chr(code) for code in range(0x110000) if reorders(chr(code))] == CONTROLS


@given(st.text(alphabet=[*CONTROLS, *NEEDED, "a", "ب", " "]))
def test_nothing_else_is_taken_from_a_text(text):
    assert without_controls(text) == "".join(letter for letter in text if letter not in CONTROLS)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_that_reorders_is_refused_with_the_place(attack):
    with pytest.raises(ValidationError) as refusal:
        refuse_controls(attack)

    place = next(index for index, letter in enumerate(attack) if letter in CONTROLS)
    assert refusal.value.params == {"before": attack[:place], "code": f"U+{ord(attack[place]):04X}"}


UNPRINTABLE = ["\x00", "\x08", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff", "\ufdd0"]


@pytest.mark.parametrize("character", UNPRINTABLE)
def test_a_character_that_no_print_can_hold_is_refused_with_the_place_and_never_shown(character):
    with pytest.raises(ValidationError) as refusal:
        refuse_controls(f"Ville{character}")

    assert (refusal.value.code, refusal.value.params["before"]) == ("unprintable", "Ville")
    assert without_controls(f"Ville{character}") == "Ville"


@pytest.mark.parametrize("character", ["\t", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\ue000"])
def test_what_ends_a_line_and_letters_of_private_use_are_accepted(character):
    assert refuse_controls(f"Ville{character}") is None


@pytest.mark.parametrize("mark", NEEDED)
def test_marks_that_arabic_needs_are_accepted_and_kept(mark):
    text = f"المدينة{mark} (Kindia)"

    assert refuse_controls(text) is None
    assert without_controls(text) == text


def test_every_text_of_every_model_is_guarded():
    unguarded = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField) and refuse_controls not in field.validators
    ]

    assert unguarded == []


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["surname", "given_name"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_form_of_the_administration_refuses_them_beside_the_field(client, user_of, field, attack):
    sign_in(client, user_of("secretariat"))
    person = PersonFactory(surname="EXEMPLE", given_name="Awa")
    page = reverse("admin:members_person_change", args=[person.pk])
    data = fields_of(client.get(page), "person_form") | {field: attack}

    response = client.post(page, data)

    assert response.context["adminform"].form.has_error(field, "reordering")
    assert Person.objects.filter(surname="EXEMPLE", given_name="Awa").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_form_in_three_languages_refuses_them_in_each(client, user_of, attack):
    sign_in(client, user_of("secretariat"))
    item = AgendaItemFactory()
    page = reverse("admin:meetings_agendaitem_change", args=[item.pk])
    names = ["title_fr", "title_ar", "text_en"]
    data = fields_of(client.get(page), "agendaitem_form") | dict.fromkeys(names, attack)

    response = client.post(page, data)

    assert [name for name in names if response.context["adminform"].form.has_error(name, "reordering")] == names


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_came_in_by_another_door_is_shown_without_them(client, user_of, attack):
    sign_in(client, user_of("secretariat"))
    attendance = AttendanceFactory(meeting=MinutesFactory(status="approved").meeting)
    item = AgendaItemFactory(meeting=attendance.meeting)
    Person.objects.update(surname=attack)
    Attendance.objects.update(title=attack)
    Meeting.objects.update(theme_fr=attack)
    AgendaItem.objects.update(title_fr=attack, text_fr=attack)
    meeting = Meeting.objects.get()
    place = [meeting.commission.slug, meeting.number]

    pages = [
        client.get(reverse("meetings:meeting", args=place)),
        client.get(reverse("meetings:minutes", args=place)),
        client.get(reverse("admin:members_person_changelist")),
        client.get(reverse("admin:meetings_agendaitem_change", args=[item.pk])),
    ]
    csv = client.get(reverse("meetings:participants_csv", args=place)).getvalue().decode()

    assert [page.status_code for page in pages] == [200] * 4
    assert [reorders(page.text) for page in pages] == [False] * 4
    assert not reorders(csv)
    assert not reorders(minutes_manuscript(meeting, "fr").html)


def test_a_cell_cannot_hide_a_formula_behind_them():
    assert neutral("\u202e=1+1") == "'=1+1"
