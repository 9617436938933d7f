"""A round ends by its window: moved, annulled, over; who may count, and when."""

import datetime

import pytest

from charter_portal.register.models import Entry
from charters.exceptions import ReasonMissing
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import record_closings, result_of
from charters.votes.domain.moving import annul, prolong
from charters.votes.exceptions import NotLater, PhaseForbids
from charters.votes.models import Round
from tests.votes.rounds.steps import DAY, acts, said
from tests.votes.steps import (
    FOR,
    HOUR,
    ballot,
    edition_of,
    end,
    opened,
)

pytestmark = pytest.mark.django_db


def test_the_end_moves_only_later_and_only_before_it_has_come():
    vote = opened(edition_of("sobriete"))
    later = vote.closes_at + DAY

    with pytest.raises(NotLater):
        prolong(vote, closes_at=vote.closes_at, reason="Non.", by=None)
    with pytest.raises(ReasonMissing):
        prolong(vote, closes_at=later, reason=" ", by=None)
    assert prolong(vote, closes_at=later, reason="Une panne.", by=None).closes_at == later
    assert acts(vote.path) == ["round_opened", "round_prolonged"]
    assert vote.acts.last().note == "Une panne."

    end(vote)
    with pytest.raises(PhaseForbids):
        prolong(vote, closes_at=later + DAY, reason="Trop tard.", by=None)


def test_nobody_counts_before_the_end():
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)

    with pytest.raises(PhaseForbids):
        result_of(vote, at=database_now())


def test_choices_of_a_round_annulled_before_its_end_are_never_shown():
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    annul(vote, reason="Une erreur.", by=None)
    vote = Round.objects.get(pk=vote.pk)

    with pytest.raises(PhaseForbids):
        result_of(vote, at=vote.closes_at + DAY)


def test_those_of_a_round_annulled_after_its_end_stay_shown():
    vote = annul(said(opened(edition_of("sobriete")), a=FOR), reason="Une erreur.", by=None)

    assert result_of(vote, at=database_now()).tallies[0].in_favour == 1


def test_the_closing_is_recorded_once():
    vote = said(opened(edition_of("sobriete")), a=FOR)
    opened(edition_of("algorithmes", charter__slug="autre"))

    assert [record_closings(), record_closings()] == [1, 0]
    entry = Entry.objects.get(act="round_closed")
    assert entry.content == {"round": vote.number, "ballots": 1, "took_part": 1}


def test_a_round_opened_for_later_waits():
    vote = opened(edition_of("sobriete"), opens_at=database_now() + HOUR, closes_at=database_now() + DAY)

    assert vote.phase(database_now()) == "scheduled"
    assert vote.phase(vote.opens_at) == "open"
    assert vote.phase(vote.closes_at - datetime.timedelta(microseconds=1)) == "open"
    assert vote.phase(vote.closes_at) == "closed"
