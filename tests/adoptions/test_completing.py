"""What was not known of a decision is filled in once, and what is known stays."""

import datetime

import pytest
from django.utils import timezone

from charters.adoptions.domain.recording import complete
from charters.adoptions.exceptions import (
    FactKnown,
    NothingToComplete,
)
from charters.adoptions.models import Holding
from charters.adoptions.standing import Life
from tests.adoptions.steps import (
    city,
    edition_in_force,
    life,
    today,
    verified,
)

pytestmark = pytest.mark.django_db


def test_what_was_not_known_is_filled_in_once_and_moves_the_day_from_which_it_counts():
    member, _user = city()
    unknown = {"decided_on": None, "votes_for": None, "votes_against": None, "votes_abstaining": None}
    made = verified(member, edition_in_force("ouverture"), **unknown)
    assert made.lacks == ["decided_on", "votes_for", "votes_against", "votes_abstaining"]
    assert Holding.objects.get().since == made.verified_at.date()
    decided_on = datetime.date(2026, 2, 3)
    made = complete(made, {"decided_on": decided_on, "votes_for": None}, on=today(), by=None, at=timezone.now())
    assert Holding.objects.get().since == decided_on
    assert life(member, on=decided_on) == Life.ADOPTED
    with pytest.raises(FactKnown) as caught:
        complete(made, {"decided_on": today()}, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["decided_on"]
    with pytest.raises(NothingToComplete):
        complete(made, {"votes_for": None}, on=today(), by=None, at=timezone.now())


def test_the_day_of_effect_stays_where_the_day_of_the_decision_is_known():
    member, _user = city()
    made = verified(member, edition_in_force("ouverture"), number="")
    later = {"number": "2026-17", "effective_on": today() + datetime.timedelta(days=900)}
    with pytest.raises(FactKnown) as caught:
        complete(made, later, on=today(), by=None, at=timezone.now())
    assert caught.value.subject == ["effective_on"]
    assert life(member) == Life.ADOPTED
