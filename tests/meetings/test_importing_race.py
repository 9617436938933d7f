"""Two tables name the same new person at the same moment: the person is added once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from meetings.domain.importing import import_participants
from meetings.domain.participants.planning import plan_import
from meetings.domain.participants.rows import Row
from meetings.exceptions import PlanOutdated
from members.models import Person
from tests.factories import CommissionFactory, MeetingFactory, MemberFactory

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [Row(2, "Guinée", "Ville-Exemple", "Maire", "EXEMPLE", "Awa", "on_site")]


@pytest.fixture
def meetings():
    MemberFactory(country="GN", name_fr="Ville-Exemple")
    return [MeetingFactory(commission=CommissionFactory(slug=slug)) for slug in ("une", "autre")]


def write(meeting, **more):
    return import_participants(meeting=meeting, rows=ROWS, decisions={}, by=None, source="table.csv", **more)


def in_another_thread(pool, begun, function):
    def run():
        begun.set()
        try:
            return function()
        finally:
            connection.close()

    return pool.submit(run)


def wait_until_another_waits():
    """On PostgreSQL until the lock is asked for; on SQLite the transaction of another can't even begin."""
    deadline = time.monotonic() + 10
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Within a transaction PostgreSQL shows the activity as it was when it was first asked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            # Of this database: the server has others, with tests of theirs.
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock')"
            )
            if cursor.fetchone()[0]:
                return
        assert time.monotonic() < deadline, "nobody waits"


def second_import_during_the_first(first, second, **more):
    """Outcome, as a Future, of an import that begins when the first is written but not yet committed."""
    begun = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            write(first)
            late = in_another_thread(pool, begun, lambda: write(second, **more))
            begun.wait(10)
            wait_until_another_waits()
        return late


def test_the_second_table_finds_the_person_whom_the_first_added(meetings):
    late = second_import_during_the_first(*meetings)

    assert late.result().counts == {"new": 0, "matched": 1, "changed": 0, "unchanged": 0, "doubtful": 0}
    assert [person.attendances.count() for person in Person.objects.all()] == [2]


def test_a_confirmed_preview_that_said_new_is_shown_again(meetings):
    seen = plan_import(meeting=meetings[1], rows=ROWS).digest

    late = second_import_during_the_first(*meetings, expected=seen)

    assert isinstance(late.exception(), PlanOutdated)
    assert [person.attendances.count() for person in Person.objects.all()] == [1]


def test_of_many_at_once_one_adds_the_person(meetings):
    ready = threading.Barrier(4)

    def run(meeting):
        try:
            ready.wait(10)
            return write(meeting).counts["new"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(run, meetings * 2))

    assert sorted(added) == [0, 0, 0, 1]
    assert Person.objects.count() == 1
