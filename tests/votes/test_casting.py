"""A city casts its ballot, changes its mind until the end, and nobody casts after it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register
from charter_portal.triggers.refusal import is_guard_refusal
from charters.votes.domain.casting import cast, save_draft
from charters.votes.domain.clock import database_now
from charters.votes.domain.sealing_ballots import ballot_hash
from charters.votes.exceptions import (
    BallotReplaced,
    ChoicesMissing,
    ChoicesUnreadable,
    PhaseForbids,
    TooEarly,
    TooLate,
)
from charters.votes.models import Ballot, BallotDraft, Elector

from .steps import AGAINST, FOR, HOUR, ballot, city, edition_of, end, move_to, opened

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def cities():
    return [city("a"), city("b")]


@pytest.fixture
def vote(cities):
    return opened(edition_of("sobriete", "algorithmes"))


@pytest.fixture
def elector(vote):
    return Elector.objects.select_related("round", "member").get(round=vote, slug="ville-exemple-a")


def choices(*made):
    return [{"choice": choice, "statement": ""} for choice in made]


def test_a_ballot_is_numbered_hashed_and_on_record_without_its_choices(vote, elector):
    found = cast(elector, choices=[{"choice": FOR, "statement": " Oui. "}, *choices(AGAINST)], seen=0, by=None)

    stored = Ballot.objects.get()
    assert stored == found
    assert (stored.sequence, stored.choices) == (
        1,
        [{"choice": FOR, "statement": "Oui."}, {"choice": AGAINST, "statement": ""}],
    )
    entry = Entry.objects.get(act="ballot_cast")
    assert entry == stored.entry
    assert (entry.subject, entry.recorded_at) == (f"votes/{vote.number}/ballots/ville-exemple-a", stored.cast_at)
    assert entry.content == {
        "round": vote.number,
        "elector": "ville-exemple-a",
        "sequence": 1,
        "ballot": stored.hash,
        "by_letter": False,
    }
    assert stored.hash == ballot_hash(
        round_number=vote.number,
        elector="ville-exemple-a",
        sequence=1,
        cast_at=stored.cast_at,
        choices=stored.choices,
        letter_digest="",
        nonce=stored.nonce,
    )
    assert verify_register().fault is None


def test_equal_ballots_have_different_hashes(vote):
    assert ballot(vote, "ville-exemple-a", FOR).hash != ballot(vote, "ville-exemple-a", FOR).hash


def test_a_city_changes_its_mind_and_every_ballot_is_kept(vote):
    ballot(vote, "ville-exemple-a", FOR)
    ballot(vote, "ville-exemple-a", AGAINST)

    assert [(row.sequence, row.choices[0]["choice"]) for row in Ballot.objects.all()] == [(1, FOR), (2, AGAINST)]


def test_a_ballot_answers_every_question(elector):
    with pytest.raises(ChoicesMissing) as refusal:
        cast(elector, choices=choices(FOR, ""), seen=0, by=None)

    assert refusal.value.subject == [2]
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("made", [[], [FOR], [FOR, FOR, FOR], [FOR, "perhaps"]])
def test_what_is_no_ballot_of_the_round_is_refused(elector, made):
    with pytest.raises(ChoicesUnreadable):
        cast(elector, choices=choices(*made), seen=0, by=None)


def test_a_colleague_was_faster(elector, vote):
    ballot(vote, "ville-exemple-a", FOR)

    with pytest.raises(BallotReplaced) as refusal:
        cast(elector, choices=choices(AGAINST, AGAINST), seen=0, by=None)

    assert refusal.value.subject == 1
    assert Ballot.objects.count() == 1


def test_after_the_end_a_ballot_is_refused_with_the_time(vote, elector):
    before = database_now()
    end(vote)

    with pytest.raises(TooLate) as refusal:
        cast(elector, choices=choices(FOR, FOR), seen=0, by=None)

    assert before <= refusal.value.subject <= database_now()
    assert not Ballot.objects.exists()


def test_before_the_window_a_ballot_is_refused(vote, elector):
    moved = move_to(vote, opens_in=HOUR, closes_in=DAY)

    with pytest.raises(TooEarly) as refusal:
        cast(elector, choices=choices(FOR, FOR), seen=0, by=None)

    assert refusal.value.subject == moved.opens_at


@pytest.mark.parametrize(("opens", "closes"), [(-DAY, -HOUR), (HOUR, DAY)])
def test_the_database_itself_refuses_a_ballot_outside_the_window(vote, opens, closes):
    found = ballot(vote, "ville-exemple-a", FOR)
    vote = move_to(vote, opens_in=opens, closes_in=closes)
    found.pk, found.sequence, found.hash = None, 2, "0" * 64
    found.entry = Entry.objects.get(act="round_opened")

    for moment in (found.cast_at, vote.opens_at):
        found.cast_at = moment
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            found.save(force_insert=True)
        assert is_guard_refusal(refusal.value)


def test_an_annulled_round_takes_no_ballot(vote, elector):
    from charters.votes.domain.moving import annul

    annul(vote, reason="Une erreur de texte.", by=None)

    with pytest.raises(PhaseForbids) as refusal:
        cast(elector, choices=choices(FOR, FOR), seen=0, by=None)
    assert refusal.value.subject == "annulled"


def test_what_is_prepared_may_leave_questions_out_and_goes_with_the_ballot(vote, elector):
    draft = save_draft(elector, choices=choices(FOR, ""), version=0, by=None)
    assert (draft.version, [made["choice"] for made in draft.choices]) == (1, [FOR, ""])

    draft = save_draft(elector, choices=choices(FOR, AGAINST), version=1, by=None)
    cast(elector, choices=draft.choices, seen=0, by=None)

    assert not BallotDraft.objects.exists()


def test_two_colleagues_do_not_write_over_each_other(vote, elector):
    save_draft(elector, choices=choices(FOR, ""), version=0, by=None)

    with pytest.raises(EditConflict):
        save_draft(elector, choices=choices(AGAINST, ""), version=0, by=None)
    assert BallotDraft.objects.get().choices[0]["choice"] == FOR
