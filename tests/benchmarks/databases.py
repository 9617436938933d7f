"""Databases of the moment, with the reference data and, where asked for, invented cities."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager

from tests.postgresql.server import Server

from .serving import ROOT

_CITIES = """
import json, sys, django
django.setup()
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from members.models import Member
from tests.factories import MemberFactory
present = Member.objects.count()
missing = int(sys.argv[1]) - present
MemberFactory.reset_sequence(10_000 + present)
with transaction.atomic():
    Member.objects.bulk_create(MemberFactory.build_batch(max(missing, 0)))
reader, counts = Client(headers={"host": "127.0.0.1"}), {}
for address in sys.argv[2:]:
    reader.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    counts[address] = len(queries)
print(json.dumps(counts))
"""


def run(*arguments, **environment):
    """What a Python program of the project prints. Raises RuntimeError with its errors."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{arguments[:3]}: {done.stdout}{done.stderr}")
    return done.stdout


def add_cities(number, addresses, environment):
    """Make the members ``number`` at least. Returns {address: queries that it takes when built afresh}."""
    environment = {**environment, "DJANGO_SETTINGS_MODULE": "charter_portal.settings", "PAGE_CACHE_MEGABYTES": "0"}
    return json.loads(run("-c", _CITIES, str(number), *addresses, **environment))


@contextmanager
def database(kind):
    """Environment of a portal with reference data on ``"sqlite"`` or ``"postgresql"``; deleted at the end."""
    server = None
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {"DATA_DIR": folder, "STATIC_ROOT": f"{folder}/static", "PUBLIC_URL": "http://127.0.0.1:8000"}
        try:
            if kind == "postgresql":
                server = Server()
                server.start()
                environment["DATABASE_URL"] = server.url
            else:
                environment["DATABASE_URL"] = f"sqlite:///{folder}/portal.sqlite3"
            run("manage.py", "migrate", "--verbosity", "0", **environment)
            run("manage.py", "load_reference", **environment)
            run("manage.py", "collectstatic", "--noinput", "--verbosity", "0", **environment)
            yield environment
        finally:
            if server:
                server.stop()
