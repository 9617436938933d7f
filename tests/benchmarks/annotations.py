"""Annotations: what a principle's pages cost as it is annotated more, and carrying very many to a new edition."""

import json

from .databases import database, run
from .reporting import at_most, line, title

FEW, MANY, CARRIED = 20, 2_000, 10_000
LIMIT = 30  # seconds to carry CARRIED annotations to a new edition
_BEFORE = """
import datetime, json, random, statistics, sys, time, django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from charter_portal.tasks.models import Job
from charter_portal.text.anchoring import anchor
from charters.domain.carrying import carry_annotations
from charters.domain.drafting import draft_next_edition
from charters.domain.enacting import open_consultation
from charters.models import Annotation, Edition, Placement, PrincipleRevision
from members.models import Member
from tests.charters.steps import changed

chance = random.Random(2026)
edition = Edition.objects.get(charter__slug="socle-commun", number="0.1")
members = list(Member.objects.all())

def annotate(revisions, number):
    now, rows = timezone.now(), []
    for n in range(number):
        revision = revisions[n % len(revisions)]
        text = revision.statement_fr
        start = chance.randrange(len(text) - 30)
        passage = anchor(text, start, start + chance.randrange(10, 30))
        rows.append(Annotation(
            edition=edition, revision=revision, language="fr", **passage._asdict(), kind="remark", visibility="public",
            body="Une remarque de mesure. " * 20, member=chance.choice(members), created_at=now, changed_at=now,
            published_at=now - datetime.timedelta(seconds=n),
        ))
    Annotation.objects.bulk_create(rows, batch_size=500)
"""
# Annotates one principle up to so many times, then asks its pages. Prints {page: [queries, ms]}.
_PAGES = f"""{_BEFORE}
number, asked = map(int, sys.argv[1:])
revision = PrincipleRevision.objects.get(principle__key="algorithmes", sealed_at__isnull=False)
annotate([revision], number - Annotation.objects.filter(revision=revision).count())
client, measured = Client(headers={{"host": "127.0.0.1"}}), {{}}
for page in ("/fr/principes/algorithmes/", "/fr/principes/algorithmes/annotations/"):
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    count, times = len(queries), []
    for _ in range(asked):
        begin = time.perf_counter()
        client.get(page)
        times.append(time.perf_counter() - begin)
    measured[page] = [count, statistics.median(times) * 1000]
print(json.dumps(measured))
"""
# Annotates every wording of the edition, rewords each and has all carried. Prints [seconds, {state: number}].
_CARRYING = f"""{_BEFORE}
number = int(sys.argv[1])
revisions = [article.revision for article in edition.articles.select_related("revision__principle")]
annotate(revisions, number)
following = draft_next_edition(edition, number="0.2", by=None)
for revision in revisions:
    words = revision.statement_fr.split(" ")
    for _ in range(3):
        words.insert(chance.randrange(len(words)), "désormais")
    changed(revision, "editorial", statement_fr=" ".join(words))
open_consultation(following, by=None, on=datetime.date.today())
job = Job.objects.get()
begin = time.perf_counter()
carry_annotations.func(job.pk, [article.revision_id for article in following.articles.all()])
seconds = time.perf_counter() - begin
job.refresh_from_db()
assert (job.state, job.done) == ("done", number), job
states = {{state: Placement.objects.filter(state=state).count() for state in Placement.State.values}}
print(json.dumps([seconds, states]))
"""


def measure(*, asked, carried=CARRIED):
    """Print what the pages of a principle cost with FEW and MANY annotations, and how long carrying takes."""
    title(f"Annotations: a principle with {FEW} and with {MANY:,} (SQLite, built afresh)")
    with database("sqlite") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
        few, many = (_last(run("-c", _PAGES, str(number), str(asked), **environment)) for number in (FEW, MANY))
    for page, (queries, milliseconds) in many.items():
        counts = f"{few[page][0]}/{queries}"
        times = f"{few[page][1]:.1f} ms, then {milliseconds:.1f} ms"
        line(f"queries of {page}", counts, target="fixed", reached=few[page][0] == queries, beside=times)
        at_most(f"time of {page}, {MANY:,} against {FEW}", milliseconds / few[page][1], 2)
    for kind in ("sqlite", "postgresql"):
        title(f"Carrying {carried:,} annotations to a new edition in which every wording changed ({kind})")
        with database(kind) as portal:
            environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings"}
            seconds, states = _last(run("-c", _CARRYING, str(carried), **environment))
        found = ", ".join(f"{count:,} {state}" for state, count in states.items())
        line("time of the task", f"{seconds:.1f} s", target=f"<= {LIMIT} s", reached=seconds <= LIMIT, beside=found)


def _last(printed):
    return json.loads(printed.splitlines()[-1])
