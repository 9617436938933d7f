"""The invented vote: on an amendment, of the invented cities alone, so that the charter stays in consultation."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from charter_portal.register.recording import verify_register
from charters.domain.inventing import invent_amendments
from charters.models import Edition
from charters.votes.documents.vote_json import vote_data
from charters.votes.domain.clock import database_now
from charters.votes.domain.inventing import invent_past_vote, invent_vote
from charters.votes.models import Ballot, Round
from charters.votes.verify_round import verify
from members.domain.inventing import CITIES, invent_cities

pytestmark = pytest.mark.django_db


def test_it_is_open_to_the_invented_cities_alone_and_one_has_voted():
    call_command("load_reference")
    invent_cities(at=timezone.now())
    invent_amendments(at=timezone.now())

    vote = invent_vote(at=timezone.now())

    assert vote.phase(database_now()) == "open"
    assert sorted(vote.electors.values_list("slug", flat=True)) == [city.slug for city in CITIES]
    assert [question.kind for question in vote.questions.all()] == ["amendment"]
    assert Ballot.objects.get().elector.slug == "ville-exemple-c"
    assert Edition.objects.get(number="0.1", charter__slug="socle-commun").status == "consultation"
    assert verify_register().fault is None
    assert invent_vote(at=timezone.now()) is None
    assert Round.objects.count() == 1


def test_without_a_consultation_or_cities_nothing_is_invented():
    assert invent_vote(at=timezone.now()) is None


def test_one_is_over_and_certified_and_can_be_recomputed():
    call_command("load_reference")
    invent_cities(at=timezone.now())
    invent_amendments(at=timezone.now())
    invent_vote(at=timezone.now())

    vote = invent_past_vote(at=timezone.now())

    assert vote.phase(database_now()) == "certified"
    counts = verify(vote_data(vote, at=database_now()))
    assert counts == [{"in_favour": 2, "against": 1, "abstaining": 0, "outcome": "carried"}]
    assert invent_past_vote(at=timezone.now()) is None
    assert Edition.objects.get(number="0.1", charter__slug="socle-commun").status == "consultation"


def test_without_a_consultation_no_vote_is_held():
    assert invent_past_vote(at=timezone.now()) is None
