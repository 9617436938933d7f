"""What the workspace of a city says of its adoption: what is to be done, and what is begun."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.preparing import begin
from charters.adoptions.domain.recording import send_back
from charters.adoptions.domain.waiting import decisions_begun, waiting_for_adoption
from tests.adoptions.steps import city, edition_in_force, next_edition, recorded, verified
from tests.html import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return edition_in_force("ouverture", "sobriete")


def waiting(member):
    return [(todo.what, todo.facts.get("count")) for todo in waiting_for_adoption(member, at=timezone.now())]


def test_nothing_waits_for_a_city_that_said_nothing_or_whose_decision_holds_or_is_looked_at(edition):
    (silent, _), (held, _), (looked_at, _) = city("a"), city("b"), city("c")
    verified(held, edition)
    recorded(looked_at, edition)

    assert [waiting(member) for member in (silent, held, looked_at)] == [[], [], []]


def test_what_changed_in_substance_is_to_be_confirmed_until_the_city_begins_on_it(edition):
    member, _user = city()
    verified(member, edition)
    next_edition(edition, "1.1", ouverture="substantive", sobriete="editorial")
    assert waiting(member) == [("to_confirm", 1)]

    draft = begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())

    assert waiting(member) == []
    assert [begun.facts["instrument"] for begun in decisions_begun(member)] == [draft]


def test_the_workspace_leads_to_what_was_returned_and_to_what_is_begun(edition):
    member, user = city()
    client, page = Client(), reverse("workspace", args=[member.slug])
    client.force_login(user)
    made = recorded(member, edition)
    send_back(made, reason="Il manque une page.", on=timezone.localdate(), by=None, at=timezone.now())
    shown = client.get(page)
    assert [todo.what for todo, _due in shown.context["workspace"].todos if "adoptions" in todo.template] == [
        "returned"
    ]
    assert reverse("adoptions:own", args=[member.slug]) in shown.text
    assert errors(shown.text) == []

    begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())

    shown = client.get(page)
    assert [draft.template for draft in shown.context["workspace"].drafts] == ["adoptions/draft.html"]
    assert reverse("adoptions:draft", args=[member.slug]) in shown.text
    assert errors(shown.text) == []
    assert not [todo for todo, _due in shown.context["workspace"].todos if "adoptions" in todo.template]
