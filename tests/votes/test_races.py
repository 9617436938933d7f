"""Many cities cast at once, the end comes in the middle, a process dies: no ballot is lost, none comes after."""

import datetime
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from charter_portal.register.recording import verify_register
from charters.votes.domain.casting import cast
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import record_closings, result_of
from charters.votes.domain.opening import open_round
from charters.votes.domain.preparing import What
from charters.votes.exceptions import BallotReplaced, NotReady, PhaseForbids, TooLate
from charters.votes.models import Ballot, Elector, Round
from tests.factories import MemberFactory
from tests.processes import die_with_parent

from .steps import AGAINST, FOR, city, edition_of, opened, prepared

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = datetime.timedelta(seconds=1)
ROOT = Path(__file__).resolve().parents[2]
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")


def cities(count):
    for number in range(count):
        MemberFactory(slug=f"ville-exemple-{number:02}", has_voting_right=True)


def electors_of(vote):
    return list(Elector.objects.filter(round=vote).select_related("round", "member").order_by("slug"))


def at_once(tasks, *, threads):
    """What each of the functions returned, run by several threads with a connection each."""

    def run(task):
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, tasks))


def choose(choice, *, questions=1):
    return [{"choice": choice, "statement": ""}] * questions


def cast_until_taken(elector, choice):
    """Cast, and again where a colleague was faster, as a city does."""
    seen = 0
    while True:
        try:
            return cast(elector, choices=choose(choice), seen=seen, by=None)
        except BallotReplaced as refusal:
            seen = refusal.subject


def test_48_casts_at_once_are_all_recorded_and_one_a_city_counts():
    cities(4)
    vote = opened(edition_of("sobriete"))
    electors = electors_of(vote)

    made = at_once([lambda elector=elector: cast_until_taken(elector, FOR) for elector in electors * 12], threads=8)

    assert len({ballot.pk for ballot in made}) == 48
    for elector in electors:
        assert sorted(elector.ballots.values_list("sequence", flat=True)) == list(range(1, 13))
    assert verify_register().fault is None


@on_postgresql
def test_50_casts_against_50_closings_leave_everyone_with_the_same_set():
    cities(50)
    edition = edition_of("sobriete")
    cast_before, refused = 0, 0
    for seed in range(20):
        chance = random.Random(seed)
        vote = opened(edition, closes_at=database_now() + chance.uniform(0.05, 0.4) * SECOND)
        electors = electors_of(vote)

        def one(elector, vote=vote):
            try:
                return cast(elector, choices=choose(FOR), seen=0, by=None).pk
            except TooLate:
                return None

        def reader(vote=vote):
            while True:
                try:
                    record_closings()
                    return frozenset(ballot.pk for ballot in result_of(vote, at=database_now()).ballots)
                except PhaseForbids:
                    continue

        tasks = [*(lambda elector=elector: one(elector) for elector in electors), *[reader] * 50]
        chance.shuffle(tasks)
        # Readers wait for the end: there are threads enough for all of them and some casts beside.
        found = at_once(sorted(tasks, key=lambda task: task is reader), threads=12)

        cast_in_time = {made for made in found if isinstance(made, int)}
        seen = {made for made in found if isinstance(made, frozenset)}
        assert seen == {frozenset(cast_in_time)}
        assert not Ballot.objects.filter(round=vote, cast_at__gte=Round.objects.get(pk=vote.pk).closes_at).exists()
        cast_before += len(cast_in_time)
        refused += found.count(None)
        Round.objects.filter(pk=vote.pk).update(annulled_at=database_now())
    assert cast_before > 0
    assert refused > 0
    assert verify_register().fault is None


def test_of_three_drafts_on_an_edition_that_are_opened_at_once_one_is():
    cities(1)
    edition = edition_of("sobriete")
    drafts = [prepared(edition) for _time in range(3)]

    def opens(draft):
        try:
            return open_round(draft, by=None).number
        except NotReady as refusal:
            return refusal.subject[0].what

    found = at_once([lambda draft=draft: opens(draft) for draft in drafts], threads=3)

    assert sorted(found, key=str) == [1, What.CLASH, What.CLASH]


def backend_that_waits():
    """The process of PostgreSQL that waits for a lock in this database: the server has others, with tests of theirs."""
    deadline = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # Within a transaction PostgreSQL shows the activity as it was when it was first asked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if found := cursor.fetchone():
                return found[0]
    return pytest.fail("nobody waits")


@on_postgresql
def test_a_database_that_goes_away_in_the_middle_is_told_honestly_and_the_city_casts_again(client):
    _member, delegate = city("a")
    vote = opened(edition_of("sobriete"))
    client.force_login(delegate)

    def post():
        fields = {"version": 0, "seen": 0, "choice-1": FOR, "statement-1": ""}
        try:
            return client.post(f"/fr/espace/ville-exemple-a/votes/{vote.number}/voter/", fields)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Round.objects.select_for_update().get(pk=vote.pk)
            casting = pool.submit(post)
            backend = backend_that_waits()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [backend])
            answer = casting.result(30)
        assert (answer.status_code, answer["Retry-After"]) == (503, "30")
        assert not Ballot.objects.exists()
        assert pool.submit(post).result(30).url.endswith(f"/votes/{vote.number}/recu/1/")
    assert verify_register().fault is None


HANGS = """
import sys, time
from django.db import transaction
from charters.votes.domain.casting import cast
from charters.votes.models import Elector
elector = Elector.objects.select_related("round", "member").get()
with transaction.atomic():
    cast(elector, choices=[{"choice": "for", "statement": ""}], seen=0, by=None)
    print("cast", flush=True)
    sys.stdin.read()
"""


def database_url():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"


def test_a_process_killed_in_the_middle_leaves_no_half_ballot_and_the_city_casts_again():
    cities(1)
    vote = opened(edition_of("sobriete"))
    environment = {**os.environ, "DATABASE_URL": database_url(), "SECRET_KEY": django_settings.SECRET_KEY}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", HANGS],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent,
    )
    try:
        assert process.stdout.readline() == "cast\n"
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()

    assert not Ballot.objects.exists()
    assert not vote.ballots.exists()
    elector = electors_of(vote)[0]
    assert cast(elector, choices=choose(AGAINST), seen=0, by=None).sequence == 1
    assert verify_register().fault is None
