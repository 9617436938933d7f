"""A city declares, takes back and fills in: each is read again in words before it is recorded."""

import datetime

import pytest
from django.utils import timezone

from charters.adoptions.exceptions import LifeForbids
from charters.adoptions.models import AdoptionAct, Instrument
from charters.adoptions.standing import Life
from charters.adoptions.words import words_of_refusal
from members.models import Member
from tests.adoptions.steps import recorded, verified
from tests.html import errors

from .steps import address

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + datetime.timedelta(days=30)


def life(client):
    return client.get(address("own")).context["life"]


def acts():
    return [act.entry.act for act in AdoptionAct.objects.order_by("entry")]


def test_interest_is_declared_by_a_post_and_once(delegate, edition):
    assert errors(delegate.get(address("interest")).text) == []
    assert acts() == []

    assert delegate.post(address("interest")).url == address("own")

    assert (life(delegate), acts()) == (Life.INTEREST, ["adoption_interest"])
    assert delegate.get(address("interest")).url == address("own")
    delegate.post(address("interest"))
    assert acts() == ["adoption_interest"]


def test_an_intention_is_read_again_and_then_declared(delegate, edition):
    fields = {"expected_on": SOON.isoformat(), "note": "Après le budget."}
    review = delegate.post(address("intention"), fields | {"act": "review"})
    assert (review.context["is_review"], acts()) == (True, [])
    assert "Après le budget." in review.text
    assert errors(review.text) == []
    changed = delegate.post(address("intention"), fields | {"act": "change"})
    assert changed.context["form"]["note"].value() == "Après le budget."

    delegate.post(address("intention"), fields | {"act": "do"})

    act = AdoptionAct.objects.get()
    assert (act.expected_on, act.note) == (SOON, "Après le budget.")
    assert life(delegate) == Life.INTENTION


@pytest.mark.parametrize("day", ["2020-01-01", "2999-01-01", "demain"])
def test_a_sitting_that_cannot_come_is_refused_and_the_note_is_not_lost(delegate, edition, day):
    page = delegate.post(address("intention"), {"expected_on": day, "note": "Après le budget.", "act": "do"})

    assert list(page.context["form"].errors) == ["expected_on"]
    assert "Après le budget." in page.text
    assert errors(page.text) == []
    assert acts() == []


def test_a_city_withdraws_for_a_reason_that_is_read_again(delegate, member, edition):
    verified(member, edition)
    assert errors(delegate.get(address("withdraw")).text) == []
    assert list(delegate.post(address("withdraw"), {"reason": "…"}).context["form"].errors) == ["reason"]
    fields = {"reason": "Le conseil a changé d'avis."}
    review = delegate.post(address("withdraw"), fields | {"act": "review"})
    assert (review.context["is_review"], life(delegate)) == (True, Life.ADOPTED)

    delegate.post(address("withdraw"), fields | {"act": "do"})

    own = delegate.get(address("own"))
    assert own.context["life"] == Life.WITHDRAWN
    assert {str(line.state) for line in own.context["lines"]} == {"undecided"}
    assert errors(own.text) == []
    again = delegate.post(address("withdraw"), fields | {"act": "do"})
    refusal = words_of_refusal(LifeForbids(Life.WITHDRAWN))
    assert (again.status_code, list(again.context["form"].non_field_errors())) == (409, [refusal])


def test_while_a_decision_waits_nothing_else_is_declared(delegate, member, edition):
    recorded(member, edition)

    for name in ("interest", "intention", "withdraw"):
        assert delegate.get(address(name)).url == address("own")
    assert delegate.post(address("begin")).url == address("own")


def test_what_was_not_known_is_filled_in_once(delegate, member, edition):
    made = verified(member, edition, number="", votes_for=None, votes_against=None, votes_abstaining=None)
    page = delegate.get(address("complete", made.pk))
    assert list(page.context["form"].fields) == [
        "number",
        "votes_for",
        "votes_against",
        "votes_abstaining",
    ]
    assert errors(page.text) == []
    empty = delegate.post(address("complete", made.pk), {"act": "do"})
    assert list(empty.context["form"].errors) == ["__all__"]
    moved = delegate.post(address("complete", made.pk), {"effective_on": "2027-03-01", "act": "do"})
    assert list(moved.context["form"].errors) == ["__all__"]
    review = delegate.post(address("complete", made.pk), {"number": "2026-17", "act": "review"})
    assert [value for _name, value in review.context["form"].given] == ["2026-17"]
    assert errors(review.text) == []

    delegate.post(address("complete", made.pk), {"number": "2026-17", "decided_on": "2026-05-05", "act": "do"})

    made = Instrument.objects.get()
    assert (made.number, made.decided_on) == ("2026-17", datetime.date(2026, 3, 2))
    assert delegate.get(address("own")).context["decisions"].object_list[0].lacks == made.lacks


def test_of_another_citys_decision_nothing_is_filled_in(delegate, edition):
    other = verified(city_b(), edition, number="")

    assert delegate.get(address("complete", other.pk)).status_code == 404
    assert delegate.post(address("complete", other.pk), {"number": "1", "act": "do"}).status_code == 404


def city_b():
    return Member.objects.create(slug="ville-exemple-b", name_fr="Ville-Exemple B", kind=Member.Kind.CITY)
