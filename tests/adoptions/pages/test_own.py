"""How a city stands, on its own page: by role, with nothing there, as an institution."""

import pytest
from django.utils import timezone

from charters.adoptions.domain.preparing import begin
from charters.adoptions.domain.recording import send_back
from charters.adoptions.models import Instrument
from members.models import Member
from members.views.keeping import LARGEST
from tests.adoptions.steps import drafted, next_edition, recorded, verified
from tests.factories import MandateFactory, UserFactory
from tests.html import errors

from .steps import address, draft, facts, said, typed

pytestmark = pytest.mark.django_db
PASSWORD = "trois-cailloux-bleus-2026"


def test_without_an_edition_in_force_there_is_nothing_to_decide(delegate):
    page = delegate.get(address("own"))

    assert (page.context["edition"], page.context["lines"], page.context["possible"]) == (None, [], set())
    assert errors(page.text) == []
    assert delegate.post(address("begin")).url == address("own")


@pytest.mark.parametrize(
    ("kind", "possible"),
    [
        ("observer", set()),
        ("contributor", {"prepare"}),
        ("alternate", {"interest", "intention", "prepare"}),
        ("delegate", {"interest", "intention", "prepare"}),
    ],
)
def test_each_role_is_offered_what_it_can_do(as_kind, edition, kind, possible):
    page = as_kind(kind).get(address("own"))

    assert page.context["possible"] == possible
    assert errors(page.text) == []


def test_a_contributor_prepares_and_does_not_record(as_kind, member, edition):
    drafted(member, edition)
    client = as_kind("contributor")

    review = client.get(address("review"))

    assert review.context["can_record"] is False
    assert '<button class="button" type="submit"' not in review.text
    assert client.post(address("record"), {"version": draft().version}).status_code == 403
    assert Instrument.objects.get().is_draft


def test_earlier_decisions_stand_with_what_they_say(delegate, member, edition):
    made = verified(member, edition)

    page = delegate.get(address("own"))

    assert list(page.context["decisions"]) == [made]
    assert page.context["possible"] == {"prepare", "withdraw"}
    assert errors(page.text) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_institution_is_a_supporter(as_kind, member, edition, language):
    Member.objects.filter(pk=member.pk).update(kind=Member.Kind.INSTITUTION)
    verified(member, edition)

    page = as_kind("delegate").get(address("own").replace("/fr/", f"/{language}/", 1))

    assert {"fr": "✓ soutien<", "ar": "✓ مساند<"}[language] in page.text
    assert errors(page.text) == []


def member_user(member):
    user = UserFactory(person=MandateFactory(member=member, kind="delegate").person)
    user.set_password(PASSWORD)
    user.save()
    return user


def test_what_was_chosen_comes_back_after_signing_in(client, member, edition):
    user = member_user(member)
    begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())
    sent = typed(sobriete=("reservation", "Faute de moyens."))

    away = client.post(address("draft"), sent)
    back = client.post(away.url, {"login": user.email, "password": PASSWORD})

    assert back.url == address("draft")
    page = client.get(address("draft"))
    assert page.context["is_kept"] is True
    assert page.context["form"]["text-sobriete"].value() == "Faute de moyens."
    assert said(draft()) == {}
    client.post(address("draft"), sent)
    assert said(draft())["sobriete"][0] == "reservation"
    assert client.get(address("draft")).context["is_kept"] is False


def test_of_an_act_that_was_sent_too_late_the_words_come_back(client, member, edition):
    user = member_user(member)
    begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())

    away = client.post(address("act"), facts(number_unknown="on"))
    client.post(away.url, {"login": user.email, "password": PASSWORD})

    page = client.get(address("act"))
    assert page.context["form"]["body"].value() == "Conseil municipal de Ville-Exemple A"
    assert errors(page.text) == []


def test_what_is_too_large_to_keep_is_given_back_as_words(client, member, edition):
    begin(member=member, charter=edition.charter, on=timezone.localdate(), by=None, at=timezone.now())
    words = "mot " * (LARGEST // 4)

    answer = client.post(address("draft"), typed(sobriete=("reservation", words)))

    assert (answer.status_code, answer.context["texts"][0]) == (403, words)


def test_after_a_later_edition_what_was_returned_can_be_taken_up_or_left(delegate, member, edition):
    made = recorded(member, edition)
    send_back(made, reason="Le document est illisible.", on=timezone.localdate(), by=None, at=timezone.now())
    assert "afresh" not in delegate.get(address("own")).text
    later = next_edition(edition, "1.1", ouverture="substantive")

    assert 'name="afresh"' in delegate.get(address("own")).text
    delegate.post(address("begin"), {"afresh": "1"})

    assert draft().edition == later
