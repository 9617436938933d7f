"""Two people edit the same row: the second sees what differs, and nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from charter_portal.editing.claiming import claim_version
from charter_portal.editing.exceptions import EditConflict
from charters.models import PrincipleRevision
from tests import factories
from tests.members.accounts.factors import sign_in

from .posting import fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editors():
    clients = Client(), Client()
    for client in clients:
        sign_in(client, factories.UserFactory(group="commission-staff"))
    return clients


@pytest.fixture
def wording():
    return factories.PrincipleRevisionFactory(rationale_fr="Une raison.")


def page_of(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


FORM = "principlerevision_form"


def test_a_change_counts_as_one_version(editors, wording):
    ada, _ = editors
    data = fields_of(ada.get(page_of(wording)), FORM)

    response = ada.post(page_of(wording), data | {"title_fr": "Un autre titre"})

    wording.refresh_from_db()
    assert (response.status_code, wording.title_fr, wording.version) == (302, "Un autre titre", 1)


def test_saving_without_a_change_writes_nothing(editors, wording):
    ada, _ = editors

    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM))

    wording.refresh_from_db()
    assert (wording.version, wording.history.count()) == (0, 1)


def test_second_editor_sees_both_texts_and_what_was_typed_stays(editors, wording):
    ada, ben = editors
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"title_fr": "Le titre d'Ada"})

    response = ben.post(page_of(wording), seen_by_ben | {"title_fr": "Le titre de Ben", "clause_idea_fr": "Une clause"})

    wording.refresh_from_db()
    shown = fields_of(response, FORM)
    assert (wording.title_fr, wording.clause_idea_fr) == ("Le titre d'Ada", "")
    assert (shown["title_fr"], shown["clause_idea_fr"]) == ("Le titre de Ben", "Une clause")
    assert "Le titre d'Ada" in text_of(response)
    assert b"<del>" in response.content


def test_second_editor_can_save_over_it_knowingly(editors, wording):
    ada, ben = editors
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"title_fr": "Le titre d'Ada"})
    shown = fields_of(ben.post(page_of(wording), seen_by_ben | {"title_fr": "Le titre de Ben"}), FORM)

    response = ben.post(page_of(wording), shown)

    wording.refresh_from_db()
    assert (response.status_code, wording.title_fr, wording.version) == (302, "Le titre de Ben", 2)


def test_second_editor_can_keep_what_the_other_wrote_in_one_field(editors, wording):
    ada, ben = editors
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"title_fr": "Le titre d'Ada"})
    typed = {"title_fr": "Le titre de Ben", "title_en": "Ben's title"}
    shown = fields_of(ben.post(page_of(wording), seen_by_ben | typed), FORM)

    ben.post(page_of(wording), shown | {"take-theirs": "title_fr"})

    wording.refresh_from_db()
    assert (wording.title_fr, wording.title_en) == ("Le titre d'Ada", "Ben's title")


def test_fields_that_only_the_first_changed_are_taken_over(editors, wording):
    ada, ben = editors
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"rationale_fr": "La raison d'Ada"})
    shown = fields_of(ben.post(page_of(wording), seen_by_ben | {"title_fr": "Le titre de Ben"}), FORM)

    ben.post(page_of(wording), shown)

    wording.refresh_from_db()
    assert (wording.title_fr, wording.rationale_fr) == ("Le titre de Ben", "La raison d'Ada")


def test_rows_under_the_form_are_covered_by_its_version(editors, wording):
    ada, ben = editors
    criterion = factories.CriterionFactory(revision=wording, position=1, text_fr="Un critère")
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"criteria-0-text_fr": "Critère d'Ada"})

    response = ben.post(page_of(wording), seen_by_ben | {"criteria-0-text_fr": "Critère de Ben"})

    criterion.refresh_from_db()
    assert (response.status_code, criterion.text_fr) == (200, "Critère d'Ada")
    assert fields_of(response, FORM)["criteria-0-text_fr"] == "Critère de Ben"
    assert "Critère d'Ada" in text_of(response)


def test_a_row_that_only_the_first_changed_keeps_the_first_text(editors, wording):
    ada, ben = editors
    criterion = factories.CriterionFactory(revision=wording, position=1, text_fr="Un critère")
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"criteria-0-text_fr": "Critère d'Ada"})
    shown = fields_of(ben.post(page_of(wording), seen_by_ben | {"title_fr": "Le titre de Ben"}), FORM)

    response = ben.post(page_of(wording), shown)

    criterion.refresh_from_db()
    wording.refresh_from_db()
    assert (response.status_code, wording.title_fr, criterion.text_fr) == (302, "Le titre de Ben", "Critère d'Ada")


def test_rows_that_count_their_own_edits_conflict_on_their_own():
    client = Client()
    sign_in(client, factories.UserFactory(group="secretariat"))
    item = factories.AgendaItemFactory(position=1, title_fr="Un point")
    page, form = page_of(item.meeting), "meeting_form"
    seen = fields_of(client.get(page), form)
    client.post(page_of(item), fields_of(client.get(page_of(item)), "agendaitem_form") | {"title_fr": "Point d'Ada"})

    response = client.post(page, seen | {"agenda-0-title_fr": "Point de Ben"})

    item.refresh_from_db()
    assert (response.status_code, item.title_fr) == (200, "Point d'Ada")
    shown = fields_of(response, form)
    assert (shown["agenda-0-title_fr"], shown["agenda-0-version"]) == ("Point de Ben", "1")


def test_a_row_changed_meanwhile_is_not_deleted_unseen():
    client = Client()
    sign_in(client, factories.UserFactory(group="secretariat"))
    item = factories.AgendaItemFactory(position=1, title_fr="Un point")
    seen = fields_of(client.get(page_of(item.meeting)), "meeting_form")
    client.post(page_of(item), fields_of(client.get(page_of(item)), "agendaitem_form") | {"title_fr": "Point d'Ada"})

    response = client.post(page_of(item.meeting), seen | {"agenda-0-DELETE": "on"})

    item.refresh_from_db()
    assert (response.status_code, item.title_fr) == (200, "Point d'Ada")


def test_only_one_of_two_writers_of_the_same_version_wins(wording):
    first, second = (PrincipleRevision.objects.get(pk=wording.pk) for _ in range(2))
    claim_version(row=first)

    with pytest.raises(EditConflict):
        claim_version(row=second)

    wording.refresh_from_db()
    assert (wording.version, first.version, second.version) == (1, 1, 0)


def test_a_forged_version_is_a_conflict(editors, wording):
    ada, _ = editors
    data = fields_of(ada.get(page_of(wording)), FORM) | {"title_fr": "Forcé"}
    del data["version"]

    response = ada.post(page_of(wording), data)

    wording.refresh_from_db()
    assert (response.status_code, wording.title_fr == "Forcé") == (200, False)


def test_text_of_another_is_escaped_in_what_differs(editors, wording):
    ada, ben = editors
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    ada.post(page_of(wording), fields_of(ada.get(page_of(wording)), FORM) | {"title_fr": "<script>alert(1)</script>"})

    response = ben.post(page_of(wording), seen_by_ben | {"title_fr": "Le titre de Ben"})

    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;alert" in response.content


def without_criterion(client, wording, number):
    """Someone deletes one row of the table under a wording, on the wording's own page."""
    data = fields_of(client.get(page_of(wording)), FORM)
    assert client.post(page_of(wording), data | {f"criteria-{number}-DELETE": "on"}).status_code == 302


def test_a_row_deleted_meanwhile_comes_back_as_typed_if_its_editor_wants_it(editors, wording):
    ada, ben = editors
    for position, text in enumerate(["Premier", "Deuxième", "Troisième"], start=1):
        factories.CriterionFactory(revision=wording, position=position, text_fr=text)
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    without_criterion(ada, wording, 1)

    response = ben.post(page_of(wording), seen_by_ben | {"criteria-1-text_fr": "Deuxième, de Ben"})

    shown = fields_of(response, FORM)
    assert sorted(wording.criteria.values_list("text_fr", flat=True)) == ["Premier", "Troisième"]
    assert (shown["criteria-INITIAL_FORMS"], shown["criteria-TOTAL_FORMS"]) == ("2", "3")
    assert [shown[f"criteria-{row}-text_fr"] for row in range(3)] == ["Premier", "Troisième", "Deuxième, de Ben"]

    assert ben.post(page_of(wording), shown).status_code == 302
    assert sorted(wording.criteria.values_list("text_fr", flat=True)) == ["Deuxième, de Ben", "Premier", "Troisième"]


def test_a_row_deleted_meanwhile_can_be_let_go(editors, wording):
    ada, ben = editors
    factories.CriterionFactory(revision=wording, position=1, text_fr="Premier")
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    without_criterion(ada, wording, 0)
    shown = fields_of(ben.post(page_of(wording), seen_by_ben | {"criteria-0-text_fr": "De Ben"}), FORM)

    response = ben.post(page_of(wording), shown | {"criteria-0-DELETE": "on"})

    assert (response.status_code, wording.criteria.count()) == (302, 0)


def test_a_row_deleted_meanwhile_that_nobody_typed_in_stays_deleted(editors, wording):
    ada, ben = editors
    for position, text in enumerate(["Premier", "Deuxième"], start=1):
        factories.CriterionFactory(revision=wording, position=position, text_fr=text)
    seen_by_ben = fields_of(ben.get(page_of(wording)), FORM)
    without_criterion(ada, wording, 0)

    shown = fields_of(ben.post(page_of(wording), seen_by_ben | {"criteria-1-text_fr": "De Ben"}), FORM)
    response = ben.post(page_of(wording), shown)

    assert (response.status_code, list(wording.criteria.values_list("text_fr", flat=True))) == (302, ["De Ben"])
