"""Minutes in the administration once they are approved, and once they are sealed."""

import pytest
from django.urls import reverse

from meetings.domain.sealing import sealed_content
from tests.meetings.minutes.steps import TEXT, approve, circulated, fresh, sealed
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")


def pages_of(meeting):
    """The pages of the administration on what minutes are made of, by model."""
    rows = {
        "meeting": meeting,
        "agendaitem": meeting.agenda.get(),
        "decision": meeting.decisions.get(),
        "minutes": meeting.minutes,
        "attendance": meeting.attendances.first(),
    }
    return {name: reverse(f"admin:meetings_{name}_change", args=[row.pk]) for name, row in rows.items()}


@pytest.mark.parametrize("name", ["meeting", "agendaitem", "decision", "minutes", "attendance"])
def test_what_is_approved_changes_in_the_administration_only_in_translation(secretary, name):
    meeting = approve(circulated(theme_fr="Le thème"))
    before = sealed_content(meeting)
    address = pages_of(meeting)[name]

    page = secretary.get(address)
    form = fields_of(page, f"{name}_form")
    typed = {"theme_fr": "Autre", "text_fr": "Autre", "conclusion_fr": "Autre", "mode": "excused", "number": 99}
    secretary.post(address, form | typed)
    secretary.post(address.replace("/change/", "/delete/"), {"post": "yes"})

    assert "approuvé" in page.text
    assert sealed_content(fresh(meeting)) == before


def test_a_translation_of_approved_minutes_can_still_be_put_right(secretary):
    meeting = approve(circulated())
    address = pages_of(meeting)["agendaitem"]

    secretary.post(address, fields_of(secretary.get(address), "agendaitem_form") | {"text_en": "The first question."})

    item = meeting.agenda.get()
    assert (item.text_en, item.text_fr) == ("The first question.", TEXT)


def test_the_desk_leads_there_to_translate_and_no_more_to_write(secretary):
    meeting = approve(circulated())

    pages = [
        secretary.get(reverse(f"meetings:{name}", args=[meeting.commission.slug, meeting.number])).text
        for name in ("minutes_desk", "decisions_desk")
    ]

    assert ["Traduire" in page for page in pages] == [True, True]
    assert ["Écrire" in page for page in pages] == [False, False]


@pytest.mark.parametrize("name", ["agendaitem", "decision", "attendance"])
def test_nothing_is_put_into_a_meeting_whose_minutes_are_approved(secretary, name):
    meeting = approve(circulated())
    address = reverse(f"admin:meetings_{name}_add")

    answer = secretary.post(address, fields_of(secretary.get(address), f"{name}_form") | {"meeting": meeting.pk})

    assert "meeting" in answer.context["adminform"].form.errors


def test_what_is_sealed_is_read_in_the_administration(secretary):
    meeting = sealed()

    pages = [secretary.get(address).text for address in pages_of(meeting).values()]

    assert ['name="_save"' in page for page in pages] == [False] * 5
    assert all("scellé" in page for page in pages)
