"""A round is prolonged or annulled in its last instant: whoever reads between the end and the commit sees nothing."""

import datetime
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client

from charters.votes.domain.casting import record_letter
from charters.votes.domain.clock import database_now
from charters.votes.domain.moving import annul, prolong
from charters.votes.models import Elector
from tests.factories import UserFactory

from .steps import FOR, HOUR, city, edition_of, opened

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time"),
]
SOON = datetime.timedelta(seconds=1)


def by_letter(vote):
    elector = Elector.objects.select_related("round", "member").get(round=vote)
    choices = [{"choice": FOR, "statement": "Nous approuvons ce texte."}]
    letter = ContentFile(b"%PDF-1.4\n%%EOF\n", name="letter.pdf")
    return record_letter(elector, choices=choices, seen=0, letter=letter, by=UserFactory())


def wait_until_all_wait(count):
    """Return once so many processes of PostgreSQL wait for a lock."""
    deadline = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # Within a transaction PostgreSQL shows the activity as it was when it was first asked.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            # Of this database: the server has others, with tests of theirs.
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] == count:
                return
    pytest.fail("not all of them wait")


# Three at a time: each reader that waits holds one of the few connections.
PAGES = {
    "files": [("votes/{}/vote.json", 404), ("votes/{}/appel-nominal.csv", 404), ("votes/{}/", 200)],
    "pages": [
        ("votes/{}/questions/1/", 200),
        ("votes/{}/lettres/ville-exemple-a/1.pdf", 404),
        ("registre/{entry}/", 200),
    ],
}


@pytest.mark.parametrize("pages", PAGES)
@pytest.mark.parametrize("act", ["prolong", "annul"])
def test_nobody_reads_a_choice_while_the_end_is_moved_or_the_vote_annulled_in_time(act, pages):
    city("a")
    vote = opened(edition_of("sobriete"), closes_at=database_now() + SOON)
    ballot = by_letter(vote)
    addresses = ["/fr/" + address.format(vote.number, entry=ballot.entry_id) for address, _status in PAGES[pages]]

    def read(address):
        try:
            answer = Client().get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            return answer.status_code, b"%PDF" in content or b"Nous approuvons" in content
        finally:
            connection.close()

    with ThreadPoolExecutor(len(addresses)) as pool:
        with transaction.atomic():
            if act == "prolong":
                prolong(vote, closes_at=database_now() + HOUR, reason="Une panne.", by=None)
            else:
                annul(vote, reason="Une erreur.", by=None)
            while database_now() < vote.closes_at:
                time.sleep(0.01)
            reading = [pool.submit(read, address) for address in addresses]
            wait_until_all_wait(len(addresses))
        found = [one.result(30) for one in reading]

    assert found == [(status, False) for _address, status in PAGES[pages]]
