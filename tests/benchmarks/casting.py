"""Casting against a bare Django view: session, CSRF, ballot, entry of the register, receipts, on PostgreSQL."""

import itertools
import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from .databases import database, run
from .loading import CONNECTIONS, Connection, Load, load
from .pages import BARE, PORTAL
from .reporting import line, report, title
from .serving import serving

TARGET = 0.05
TOKEN = "a" * 32  # what Django compares with the cookie's
# Opens a vote on a draft edition of the reference charter's principles; each city's delegate has a session.
# Prints the round's number, the number of its questions, the cookie's name, and [[city's address, session]].
_SCRIPT = """
import datetime, json, sys, django
django.setup()
from django.conf import settings
from django.db import transaction
from django.test import Client
from charters.domain.drafting import draft_next_edition
from charters.models import Edition
from charters.votes.domain.clock import database_now
from charters.votes.domain.opening import open_round
from charters.votes.models import Round
from members.models import Mandate, Member, Person, User
from tests.factories import MemberFactory

number = int(sys.argv[1])
with transaction.atomic():
    members = Member.objects.bulk_create(MemberFactory.build_batch(number, has_voting_right=True))
    persons = Person.objects.bulk_create(Person(surname=f"EXEMPLE{n}", given_name="Camille") for n in range(number))
    Mandate.objects.bulk_create(
        Mandate(person=person, member=member, kind="delegate", starts_on="2026-01-01")
        for person, member in zip(persons, members)
    )
    User.objects.bulk_create(
        User(email=f"{person.pk}@ville-exemple.example", person=person, password="!") for person in persons
    )
edition = Edition.objects.filter(charter__kind="shared").exclude(status="reference").first()
if edition.is_sealed:
    edition = draft_next_edition(edition, number="9.9", by=None)
now = database_now()
vote = Round.objects.create(
    edition=edition, mode="by_principle", opens_at=now, closes_at=now + datetime.timedelta(hours=2)
)
vote = open_round(vote, by=None)
sessions = []
for user in User.objects.filter(person__in=persons).select_related("person"):
    client = Client()
    client.force_login(user)
    city = user.person.mandates.get().member.slug
    sessions.append([city, client.cookies[settings.SESSION_COOKIE_NAME].value])
cookies = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
print(json.dumps([vote.number, vote.questions.count(), *cookies, sessions]))
"""
_CAST = """
import json, django
django.setup()
from charter_portal.register.recording import verify_register
from charters.votes.models import Ballot
print(json.dumps([Ballot.objects.count(), verify_register().fault is None]))
"""


def measure(*, cities, seconds):
    """Print the rate of casts as a ratio of a bare view's on the same gunicorn; every city casts once."""
    title(f"Casting the ballots of {cities} cities on PostgreSQL, as a ratio of a bare Django view's rate")
    with database("postgresql") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings"}
        vote, questions, session, csrf, sessions = json.loads(
            run("-c", _SCRIPT, str(cities), **environment).splitlines()[-1]
        )
        with (
            serving(**BARE, DJANGO_SETTINGS_MODULE="tests.benchmarks.bare") as bare,
            serving(PORTAL, "/fr/charte/", **portal) as served,
        ):
            # Half of the bare view's time before and half after, so that both meet the same machine.
            bares = load(bare, "/page/", seconds=seconds / 2)
            requests = [
                _request(served.port, vote, questions, city, f"{session}={key}; {csrf}={TOKEN}")
                for city, key in sessions
            ]
            casts = _cast(served, requests)
            bares += load(bare, "/page/", seconds=seconds / 2)
        found, is_whole = json.loads(run("-c", _CAST, **environment).splitlines()[-1])
    beside = f"{casts.rate:.0f}/s, {casts.cpu_ms:.1f} ms of CPU; bare {bares.rate:.0f}/s, {bares.cpu_ms:.2f} ms"
    report(f"casting on {questions} questions", casts.rate / bares.rate, TARGET, beside)
    line("ballots on record, the register whole", found, target=str(cities), reached=found == cities and is_whole)


def _request(port, vote, questions, city, cookie):
    """The bytes of the POST by which a city casts."""
    fields = {"csrfmiddlewaretoken": TOKEN, "version": 0, "seen": 0}
    for position in range(1, questions + 1):
        fields |= {f"choice-{position}": "for", f"statement-{position}": ""}
    body = urlencode(fields).encode()
    head = [
        f"POST /fr/espace/{city}/votes/{vote}/voter/ HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Cookie: {cookie}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _cast(served, requests):
    """The Load of sending each request once, on all connections. Raises RuntimeError where one is not taken."""
    waiting, wrong = iter(requests), []
    begin, cpu = time.monotonic(), served.cpu()

    def send(mine):
        connection = Connection(served.port)
        for request in mine:
            status, _headers, body = connection.exchange(request)
            if status != 302:
                wrong.append((status, body[:300]))
        connection.close()

    shares = [list(itertools.islice(waiting, -(-len(requests) // CONNECTIONS))) for _each in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        list(threads.map(send, shares))
    if wrong:
        raise RuntimeError(f"{len(wrong)} casts were not taken, the first with {wrong[0]}")
    return Load(len(requests), time.monotonic() - begin, served.cpu() - cpu)
