"""Who stands where as the network grows: questions asked of the database, CPU, memory of the export."""

import datetime
import json
import time

from charters.adoptions.standing import Decision, Event, Stance, Step, held, life_on, spans, state

from .databases import database, run
from .reporting import at_most, line, title

FEW, MANY, MOST = 15, 350, 5_000
PRINCIPLES, EDITIONS = 40, 10
# At most this many times the CPU that a page costs with FEW cities.
BOUND = 1.5
PAGES = 20  # of a year's report of MOST cities
LIMIT = 1.0  # seconds of CPU for all states of MOST cities
# So many cities, each of which adopted all the principles of one of ten editions. Prints
# {"pages": {address: [queries, ms of CPU]}, "memory": bytes at most while the table is sent, "bytes": its length,
# "report": [queries, ms of CPU, pages] of the network's report of the year with most decisions}.
_SCRIPT = """
import datetime, io, json, pypdf, sys, time, tracemalloc, django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from charter_portal.triggers.installing import lift
from charters.adoptions.models import Adoption, AdoptionSpan, Choice, Holding, Instrument
from charters.models import Article, Charter, Edition, Principle, PrincipleRevision
from charters.yearbook.documents.yearbook import yearbook_manuscript
from charters.yearbook.reading.years import year_told
from members.models import Member
from tests.factories import MemberFactory

asked, number, principles, editions = map(int, sys.argv[1:])
now, day = timezone.now(), datetime.date(2020, 1, 1)
charter = Charter.objects.get(kind="shared")
STANCES = ["adopted", "adopted", "adopted", "provision", "reservation", "deferred"]
with lift(connection):
    Edition.objects.filter(charter=charter, status="in_force").update(status="superseded")
    asked_of = Principle.objects.bulk_create(
        Principle(charter=charter, key=f"mesure-{n}") for n in range(principles)
    )
    made = Edition.objects.bulk_create(
        Edition(charter=charter, number=f"{n + 100}.0", status="in_force" if n == editions - 1 else "superseded",
                sealed_at=now, digest=f"{n:064x}", in_force_on=day + datetime.timedelta(days=180 * n))
        for n in range(editions)
    )
    wordings = PrincipleRevision.objects.bulk_create(
        PrincipleRevision(principle=one, title_fr=f"Principe {one.key}", statement_fr="Un texte.", sealed_at=now,
                          major=1 + (n + place) // 4, minor=n, patch=0, digest=f"{n:064x}", change="first")
        for n in range(editions) for place, one in enumerate(asked_of)
    )
    Article.objects.bulk_create(
        Article(edition=made[n // principles], revision=one, position=n % principles)
        for n, one in enumerate(wordings)
    )
    cities = Member.objects.bulk_create(
        [MemberFactory.build(country=["FR", "SN", "MA", "BE", "CA"][n % 5]) for n in range(number)]
    )
    adoptions = Adoption.objects.bulk_create(Adoption(member=one, charter=charter) for one in cities)
    since = [day + datetime.timedelta(days=180 * (n % editions) + n % 100) for n in range(number)]
    AdoptionSpan.objects.bulk_create(
        AdoptionSpan(adoption=one, life="adopted", since=since[n]) for n, one in enumerate(adoptions)
    )
    instruments = Instrument.objects.bulk_create(
        Instrument(adoption=one, edition=made[n % editions], kind="deliberation", number=str(n), body="Conseil",
                   decided_on=since[n], signatory_name="NOM", signatory_title="Maire", changed_at=now,
                   recorded_at=now, verified_at=now)
        for n, one in enumerate(adoptions)
    )
    choices = Choice.objects.bulk_create(
        (Choice(instrument=one, principle_id=wording.principle_id, revision=wording, text="Des mots de la ville.",
                stance=STANCES[(n + place) % len(STANCES)])
         for n, one in enumerate(instruments)
         for place, wording in enumerate(wordings[n % editions * principles:][:principles])), batch_size=5_000
    )
    Holding.objects.bulk_create(
        (Holding(adoption=adoptions[n // principles], principle_id=one.principle_id, choice=one, stance=one.stance,
                 substance=one.revision.major, since=since[n // principles])
         for n, one in enumerate(choices)), batch_size=5_000
    )
reader, measured = Client(headers={"host": "127.0.0.1"}), {}
city, key = cities[0].slug, asked_of[-1].key
for address in ("adoption/", f"villes/{city}/", f"principes/{key}/", f"principes/{key}/adoption/"):
    address = f"/fr/{address}"
    assert reader.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        reader.get(address)
    count, times = len(queries), []
    for _ in range(asked):
        begin = time.process_time()
        reader.get(address)
        times.append(time.process_time() - begin)
    name = address.replace(city, "V").replace(key, "P")
    measured[name] = [count, min(times) * 1000]
year = year_told(charter, 2022, today=now.date())
with CaptureQueriesContext(connection) as queries:
    begin = time.process_time()
    report = yearbook_manuscript(charter, year, "fr", today=now.date())
    took = (time.process_time() - begin) * 1000
report = [len(queries), took, len(pypdf.PdfReader(io.BytesIO(report.printed())).pages)]
response = reader.get("/fr/adoption.csv")
tracemalloc.start()
length = sum(len(part) for part in response.streaming_content)
memory = tracemalloc.get_traced_memory()[1]
print(json.dumps({"pages": measured, "memory": memory, "bytes": length, "report": report}))
"""


def measure(*, asked, most=MOST):
    """Print queries and the least CPU of the pages, what the export takes, and the CPU of the pure functions."""
    title(f"Who stands where, {PRINCIPLES} principles and {EDITIONS} editions (SQLite, built afresh)")
    few, many, largest = (_measured(number, asked) for number in (FEW, MANY, most))
    for page, (queries, milliseconds) in many["pages"].items():
        before, earlier = few["pages"][page]
        later, longest = largest["pages"][page]
        line(f"queries of {page}", f"{before}/{queries}/{later}", target="fixed", reached=before == queries == later)
        beside = f"{earlier:.1f} ms with {FEW}, {milliseconds:.1f} with {MANY}, {longest:.0f} with {most:,}"
        at_most(f"CPU of {page}", milliseconds / earlier, BOUND, beside=beside)
    queries, took, printed = zip(*(one["report"] for one in (few, many, largest)), strict=True)
    is_fixed = len(set(queries)) == 1
    line("queries of a year's report", "/".join(map(str, queries)), target="fixed", reached=is_fixed)
    beside = ", then ".join(f"{each:.0f} ms" for each in took)
    pages = f"{'/'.join(map(str, printed))}"
    line("its pages", pages, target=f"<= {PAGES}", reached=printed[-1] <= PAGES, beside=f"made in {beside} of CPU")
    told = f"{largest['memory'] // 1024:,} kB for a table of {largest['bytes'] // 1024:,} kB"
    at_most("memory of the table while it is sent", largest["memory"] / many["memory"], BOUND, beside=told)
    seconds = min(_states(most) for _round in range(3))
    line(f"CPU of all states of {most:,} cities", f"{seconds:.2f} s", target=f"<= {LIMIT} s", reached=seconds <= LIMIT)


def _states(cities):
    """Seconds of CPU in which the pure functions say how so many cities stand on a day."""
    day = datetime.date(2026, 3, 2)
    events = [Event(Step.RECORDED, day), Event(Step.VERIFIED, day)]
    decided = [Decision(one, 1 + one % 3, Stance.ADOPTED, day, 1) for one in range(PRINCIPLES)]
    begin = time.process_time()
    for _city in range(cities):
        life_on(spans(events), day)
        for one in held(decided):
            state(one.decision.stance, one.decision.substance, 2)
    return time.process_time() - begin


def _measured(number, asked):
    with database("sqlite") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
        sizes = map(str, (asked, number, PRINCIPLES, EDITIONS))
        return json.loads(run("-c", _SCRIPT, *sizes, **environment).splitlines()[-1])
