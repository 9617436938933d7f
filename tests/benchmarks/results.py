"""Pages of a vote's result as the network grows: questions asked of the database, and time."""

import json

from .databases import database, run
from .reporting import line, title

NUMBERS = (50, 5_000)
# A vote in which each of so many cities has said something, and that is over. Prints {page: [queries, ms]}.
_SCRIPT = """
import datetime, json, statistics, sys, time, django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from charter_portal.register.models import Entry
from charter_portal.triggers.installing import lift
from charters.domain.drafting import draft_next_edition
from charters.models import Edition
from charters.votes.domain.clock import database_now
from charters.votes.domain.opening import open_round
from charters.votes.models import Ballot, Elector, Round
from members.models import Member
from tests.factories import MemberFactory

edition = Edition.objects.filter(charter__kind="shared").exclude(status="reference").first()
if edition.is_sealed:
    edition = draft_next_edition(edition, number="9.9", by=None)
reader, measured, number = Client(headers={"host": "127.0.0.1"}), {}, int(sys.argv[2])
Member.objects.bulk_create(MemberFactory.build_batch(number, has_voting_right=True))
now = database_now()
vote = Round.objects.create(
    edition=edition, mode="by_principle", opens_at=now, closes_at=now + datetime.timedelta(hours=2)
)
vote = open_round(vote, by=None)
questions = vote.questions.count()
# In bulk, as no city casts, with entries that are not chained: no page of a result reads the chain.
with lift(connection):
    head = Entry.objects.latest("number")
    entries = [
        Entry(number=head.number + n, act="ballot_cast", subject=vote.path, recorded_at=now, content={},
              previous_hash=f"{head.number + n:064x}", hash=f"{head.number + n + 1:064x}")
        for n in range(1, number + 1)
    ]
    Entry.objects.bulk_create(entries)
    kinds = ["for", "against", "abstention"]
    Ballot.objects.bulk_create(
        Ballot(round=vote, elector=elector, sequence=1, nonce="0" * 64, hash=f"{vote.pk:032x}{n:032x}",
               choices=[{"choice": kinds[(n + q) % 3], "statement": ""} for q in range(questions)],
               cast_at=now, entry=entries[n])
        for n, elector in enumerate(Elector.objects.filter(round=vote))
    )
    Round.objects.filter(pk=vote.pk).update(closes_at=database_now())
pages = {"votes/N/": f"/fr/votes/{vote.number}/", "votes/N/questions/1/": f"/fr/votes/{vote.number}/questions/1/"}
for name, address in pages.items():
    assert reader.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        reader.get(address)
    count, times = len(queries), []
    for _ in range(int(sys.argv[1])):
        begin = time.perf_counter()
        reader.get(address)
        times.append(time.perf_counter() - begin)
    measured[name] = [count, statistics.median(times) * 1000]
print(json.dumps(measured))
"""


def measure(*, asked):
    """Print queries and median times of the pages of a result with so many cities: the queries must be the same."""
    title(f"Pages of a result with {' and '.join(f'{number:,}' for number in NUMBERS)} cities (SQLite)")
    few, many = (_measured(number, asked) for number in NUMBERS)
    for page, (queries, milliseconds) in many.items():
        before, earlier = few[page]
        times = f"{earlier:.0f} ms, then {milliseconds:.0f} ms"
        line(f"queries of {page}", f"{before}/{queries}", target="fixed", reached=before == queries, beside=times)


def _measured(number, asked):
    # A database of its own for each: a vote on the same text would stand on the other's pages as an earlier one.
    with database("sqlite") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
        return json.loads(run("-c", _SCRIPT, str(asked), str(number), **environment).splitlines()[-1])
