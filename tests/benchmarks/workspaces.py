"""Workspaces and lists as the network grows, with five people a city: questions asked of the database, and time."""

import json

from .databases import database, run
from .reporting import at_most, line, title

PEOPLE = 5
# Fills the database up to so many cities, then asks each page as its reader. Prints {page: [queries, ms]}.
_SCRIPT = """
import datetime, json, statistics, sys, time, django
django.setup()
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from members.models import Invitation, Mandate, Member, Person, User
from tests.factories import MemberFactory, UserFactory
from tests.members.accounts.factors import sign_in

number, people, asked = (int(word) for word in sys.argv[1:])
present = Member.objects.filter(slug__startswith="ville-exemple-").count()
MemberFactory.reset_sequence(10_000 + present)
kinds = ["delegate", "alternate", "contributor", "contributor", "observer"]
with transaction.atomic():
    members = Member.objects.bulk_create(MemberFactory.build_batch(number - present))
    persons = Person.objects.bulk_create(
        Person(surname=f"EXEMPLE{member.pk}", given_name=f"Personne{n}") for member in members for n in range(people)
    )
    mandates = Mandate.objects.bulk_create(
        Mandate(person=person, member=members[n // people], kind=kinds[n % len(kinds)], starts_on="2026-01-01")
        for n, person in enumerate(persons)
    )
    User.objects.bulk_create(
        User(email=f"{person.pk}@ville-exemple.example", person=person, password="!")
        for n, person in enumerate(persons) if n % people < people - 2
    )
    now = timezone.now()
    Invitation.objects.bulk_create(
        Invitation(mandate=mandate, person=mandate.person, email=f"i{mandate.pk}@ville-exemple.example",
                   created_at=now, expires_at=now + datetime.timedelta(days=14))
        for n, mandate in enumerate(mandates) if n % people == people - 2
    )
mandate = Mandate.objects.filter(kind="delegate", member__slug__startswith="ville-exemple-").select_related("member")[0]
client = Client(headers={"host": "127.0.0.1"})
client.force_login(mandate.person.user)
staff = User.objects.filter(email="personnel@ville-exemple.example").first()
if staff is None:
    staff = UserFactory(email="personnel@ville-exemple.example", group="secretariat")
office = Client(headers={"host": "127.0.0.1"})
sign_in(office, staff)
pages = {
    "/fr/espace/<city>/": (client, f"/fr/espace/{mandate.member.slug}/"),
    "/fr/espace/<city>/delegation/": (client, f"/fr/espace/{mandate.member.slug}/delegation/"),
    "/fr/villes/": (client, "/fr/villes/"),
    "/fr/admin/members/mandate/": (office, "/fr/admin/members/mandate/"),
    "/fr/admin/members/person/": (office, "/fr/admin/members/person/"),
    "/fr/admin/members/member/": (office, "/fr/admin/members/member/"),
}
measured = {}
for name, (reader, address) in pages.items():
    reader.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200, address
    count, times = len(queries), []  # now: the next request forgets them
    for _ in range(asked):
        begin = time.perf_counter()
        reader.get(address)
        times.append(time.perf_counter() - begin)
    measured[name] = [count, statistics.median(times) * 1000]
print(json.dumps(measured))
"""


def measure(*, asked, numbers=(15, 350)):
    """Print queries and median times of each page with so many cities; both should not depend on their number.

    The list of all cities shows each of them, and takes time with its length, in the same number of questions; lists
    of the administration show 50 rows at most.
    """
    title(f"Workspaces and lists with {' and '.join(map(str, numbers))} cities of {PEOPLE} people (SQLite)")
    measured = {}
    with database("sqlite") as portal:
        environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
        for number in numbers:
            arguments = map(str, (number, PEOPLE, asked))
            measured[number] = json.loads(run("-c", _SCRIPT, *arguments, **environment).splitlines()[-1])
    few, many = (measured[number] for number in numbers)
    for page, (queries, milliseconds) in many.items():
        counts = f"{few[page][0]}/{queries}"
        times = f"{few[page][1]:.1f} ms, then {milliseconds:.1f} ms"
        line(f"queries of {page}", counts, target="fixed", reached=few[page][0] == queries, beside=times)
    page = "/fr/espace/<city>/"
    at_most(f"time of {page}, {numbers[1]} cities against {numbers[0]}", many[page][1] / few[page][1], 1.5)
