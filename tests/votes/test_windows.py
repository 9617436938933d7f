"""The database keeps the window and the outcome of a round, whoever writes to it by whatever door."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from charter_portal.triggers.refusal import is_guard_refusal
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.moving import annul
from charters.votes.models import Elector, Round

from .steps import FOR, HOUR, ballot, city, edition_of, end, opened

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def vote():
    city("a")
    return opened(edition_of("sobriete"))


def is_refused(**fields):
    try:
        with transaction.atomic():
            Round.objects.update(**fields)
    except IntegrityError as error:
        return is_guard_refusal(error)
    return False


def test_the_end_of_an_open_round_can_only_be_moved_later(vote):
    assert is_refused(closes_at=vote.closes_at - HOUR / 2)
    assert not is_refused(closes_at=vote.closes_at + HOUR)


def test_the_end_that_has_come_stays(vote):
    end(vote)

    assert is_refused(closes_at=database_now() + DAY)


def test_the_end_of_an_annulled_round_stays(vote):
    annul(vote, reason="Une erreur.", by=None)

    assert is_refused(closes_at=vote.closes_at + DAY)


def test_nothing_else_of_an_opened_round_moves(vote):
    for fields in (
        {"opens_at": vote.opens_at - DAY},
        {"majority": "consensus"},
        {"quorum_numerator": 1},
        {"number": 9},
        {"sealed_at": None, "number": None},
        {"in_force_on": datetime.date(2030, 1, 1)},
    ):
        assert is_refused(**fields), fields


def test_an_annulment_or_a_certificate_is_not_taken_back(vote):
    assert is_refused(certified_at=database_now()), "before the end"
    certify(end(vote), by=None)
    assert is_refused(certified_at=None)
    assert is_refused(certified_at=database_now() + DAY)
    Round.objects.update(annulled_at=database_now())
    assert is_refused(annulled_at=None)


def test_a_ballot_is_of_a_city_on_the_roll_of_its_own_round(vote):
    other = opened(edition_of("acces", charter__slug="autre"))
    found = ballot(vote, "ville-exemple-a", FOR)
    found.pk, found.sequence, found.hash = None, 2, "0" * 64
    found.entry = other.acts.get().entry
    found.elector = Elector.objects.get(round=other)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        found.save(force_insert=True)
    assert is_guard_refusal(refusal.value)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's clock is that of this machine")
def test_a_wrong_clock_of_the_application_changes_nothing_on_postgresql(vote, time_machine):
    time_machine.move_to(vote.closes_at + DAY)
    assert ballot(vote, "ville-exemple-a", FOR).cast_at < vote.closes_at

    end(vote)
    time_machine.move_to(vote.opens_at + HOUR / 2)
    from charters.votes.exceptions import TooLate

    with pytest.raises(TooLate):
        ballot(vote, "ville-exemple-a", FOR)


def test_the_last_instant_counts_and_the_end_does_not(vote):
    # What the triggers compare: SQLite's clock has thousandths of a second, PostgreSQL's millionths.
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT julianday('2026-11-27 17:00:00') > julianday('2026-11-27 16:59:59.999')")
        else:
            cursor.execute("SELECT timestamptz '2026-11-27 17:00:00Z' > timestamptz '2026-11-27 16:59:59.999999Z'")
        assert cursor.fetchone()[0]
    assert vote.phase(vote.closes_at - datetime.timedelta(microseconds=1)) == "open"
    assert vote.phase(vote.closes_at) == "closed"
