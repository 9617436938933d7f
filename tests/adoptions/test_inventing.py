"""Invented adoptions: one for each state that there is, on invented cities alone."""

import pytest
from django.utils import timezone

from charters.adoptions.domain.deriving import life_of
from charters.adoptions.domain.editions import edition_in_force
from charters.adoptions.domain.inventing import INVENTED, invent_adoptions
from charters.adoptions.domain.reckoning import standing_of
from charters.adoptions.models import Adoption
from members.domain.inventing import invent_cities
from tests.meetings.reference.steps import load

pytestmark = pytest.mark.django_db


def test_every_state_is_there_once_and_no_real_city_decided_anything():
    load()
    invent_cities(at=timezone.now())
    assert invent_adoptions(at=timezone.now()) == len(INVENTED)
    today = timezone.localdate()
    adoptions = Adoption.objects.with_names().order_by("member__slug")
    invented = [one for one in adoptions if one.member.is_demonstration]
    lives = {one.member.slug: str(life_of(one, on=today)) for one in invented}
    assert lives == {
        "institution-exemple": "adopted",
        "ville-exemple-a": "adopted",
        "ville-exemple-b": "adopted",
        "ville-exemple-c": "interest",
        "ville-exemple-d": "deliberated",
        "ville-exemple-e": "intention",
        "ville-exemple-f": "interest",
        "ville-exemple-g": "suspended",
        "ville-exemple-h": "withdrawn",
        "ville-exemple-i": "adopted",
    }
    edition = edition_in_force(invented[0].charter, on=today)
    states = {str(state) for one in invented for state, _held in standing_of(one, edition, on=today).values()}
    assert states == {"adopted", "provision", "reservation", "to_confirm", "undecided"}
    assert {str(life_of(one, on=today)) for one in adoptions if not one.member.is_demonstration} == {"interest"}
    assert invent_adoptions(at=timezone.now()) == 0
