"""Searching a large network: CPU of one search, of following one change, of making the index, and its size."""

import json

from .databases import add_cities, database, run
from .reporting import at_most, line, title

CITIES = 5_000
LIMIT = 40  # ms of CPU for a search, whatever it finds
FOLLOWED = 100  # ms of CPU to change a row and have the index follow
# Makes the index anew and searches it. Prints figures: seconds, milliseconds and bytes.
_SCRIPT = """
import json, statistics, sys, time, django
django.setup()
from django.db import connection
from django.test import Client
from charter_portal.search.models import Indexed
from charter_portal.search.renewing import rebuild, renew
from members.models import Member

def cpu(work, times):
    taken = []
    for _ in range(times):
        begin = time.process_time()
        work()
        taken.append((time.process_time() - begin) * 1000)
    return statistics.median(taken)

asked, measured = int(sys.argv[1]), {}
begin = time.perf_counter()
measured["documents"] = rebuild()
measured["rebuilt"] = time.perf_counter() - begin
reader = Client(headers={"host": "127.0.0.1"})
searches = {
    "what one text holds": "sidewalk labs",
    "what each city holds": "ville exemple",
    "the last page of that": "ville exemple&page=250",
    "a phrase": '"vie privée"',
    "what nothing holds": "girafe",
    "what nothing holds all of": "girafe ville",
}
for name, typed in searches.items():
    address = f"/fr/recherche/?q={typed}"
    assert reader.get(address).status_code == 200
    measured[name] = cpu(lambda: reader.get(address), asked)

def change():
    member = Member.objects.latest("pk")
    Member.objects.filter(pk=member.pk).update(name_fr=member.name_fr + "x")
    renew()

measured["followed"] = cpu(change, asked)
with connection.cursor() as cursor:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%' OR name LIKE 'indexed_%'")
    else:
        cursor.execute("SELECT pg_total_relation_size('search_indexed')")
    measured["bytes"] = int(cursor.fetchone()[0])
print(json.dumps(measured))
"""


def measure(*, asked, cities=CITIES):
    """Print what searching costs with so many cities and the reference data, on both databases."""
    for kind in ("sqlite", "postgresql"):
        title(f"Searching the charter, a meeting and {cities:,} cities ({kind}, CPU)")
        with database(kind) as portal:
            environment = {**portal, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
            add_cities(cities, [], portal)
            measured = json.loads(run("-c", _SCRIPT, str(asked), **environment).splitlines()[-1])
        made = f"{measured.pop('documents'):,} documents, {measured.pop('bytes') / 1e6:.1f} MB"
        line("making the index anew", f"{measured.pop('rebuilt'):.1f} s", beside=made)
        at_most("following a change of one city, and the change itself, ms", measured.pop("followed"), FOLLOWED)
        for name, milliseconds in measured.items():
            at_most(f"a search for {name}, ms", milliseconds, LIMIT)
