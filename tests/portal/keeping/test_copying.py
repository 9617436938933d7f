"""The move from embedded SQLite to PostgreSQL: every row, key, guard and entry, or nothing."""

from contextlib import contextmanager

import psycopg
import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from charter_portal.keeping.databases import beside, postgresql_at, read_facts
from charter_portal.keeping.emptying import refuse_unless_empty
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.search.databases import make_index
from charter_portal.search.finding import find
from charter_portal.search.models import Indexed
from charter_portal.search.renewing import rebuild
from charter_portal.search.watching import FTS_TABLE
from charter_portal.triggers.installing import drop, lift, missing
from members.models import Member, Person
from tests.portal.triggers.attempts import gone_through, without_rows
from tests.postgresql.server import Server

pytestmark = pytest.mark.skipif(
    not django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="what is moved is SQLite"
)


@pytest.fixture(scope="module")
def server():
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def migrated(server, populated, django_db_blocker):
    """Name of a database with all tables, as ``migrate`` leaves it, but made in a moment, without its migrations."""
    made_at_once = override_settings(MIGRATION_MODULES={app.label: None for app in apps.get_app_configs()})
    with django_db_blocker.unblock(), beside(postgresql_at(server.url)) as destination:
        with made_at_once:
            call_command("migrate", run_syncdb=True, database=destination.alias, interactive=False, verbosity=0)
        call_command("createcachetable", "portal_cache", database=destination.alias)
        make_index(destination)
        recorder = MigrationRecorder(destination)
        recorder.ensure_schema()
        for name, migration in MigrationLoader(None).disk_migrations.items():
            for each in (name, *migration.replaces):
                recorder.record_applied(*each)
        Group.objects.using(destination.alias).create(name="Made by a migration")
        assert missing(destination) == []
    return "postgres"


@pytest.fixture
def address(server, migrated, tmp_path):
    """Of a copy of that database."""
    name = f"copy_{tmp_path.name[-40:]}"
    folder = server.folder
    with psycopg.connect(host=str(folder), user=server.role, dbname="template1", autocommit=True) as administering:
        administering.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated}"')
    return server.url.rpartition("/")[0] + f"/{name}"


def nothing_was_copied(address):
    with beside(postgresql_at(address)) as destination:
        refuse_unless_empty(destination)
        return missing(destination) == []


def searched():
    """What is found with a few words of what there is: enough to be found at all, in the same order on both."""
    found = [list(find((term,), language="fr").rows.values_list("kind", "key")) for term in (("exemple",), ("un",))]
    assert all(found)
    return found


def test_everything_is_there_with_its_keys_and_the_guards_hold(db, address, capsys):
    Person.objects.create(surname="EXEMPLE").delete()
    everything = rebuild()
    found = searched()
    facts = read_facts(connection)
    highest = sqlite_sequence("members_person")

    call_command("copy_to", address)

    told = capsys.readouterr().out
    assert f"entries {facts.entries} head {facts.head}" in told
    assert f"members_member: {Member.objects.count()}\n" in told
    with beside(postgresql_at(address)) as destination:
        there = read_facts(destination)
    # SQLite keeps its full text index in tables of its own, PostgreSQL in a column that it fills itself.
    copied = {table for table in facts.rows if table != "portal_cache" and not table.startswith(FTS_TABLE)}
    assert {table: there.rows[table] for table in copied} == {table: facts.rows[table] for table in copied}
    assert (there.entries, there.head, there.fault) == (facts.entries, facts.head, None)
    with on_postgresql(address):
        assert without_rows() == gone_through() == []
        assert (searched(), everything) == (found, Indexed.objects.count())
        # A key that was ever given is not given again.
        assert Person.objects.create(surname="AUTRE").pk == highest + 1
        entry = record(act=Entry.Act.CONSULTATION_OPENED, subject="essai", content={}, by=None)
        assert (entry.number, entry.previous_hash) == (facts.entries + 1, facts.head)
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("copy_to", address)


def test_a_row_that_postgresql_refuses_is_named_by_its_table_and_nothing_is_copied(db, address):
    Person.objects.bulk_create([Person(surname="x" * 1000)])

    with pytest.raises(CommandError, match="The rows of members_person can't be written there: value too long"):
        call_command("copy_to", address)

    assert nothing_was_copied(address)


def test_what_is_not_as_it_must_be_is_not_moved(db, address):
    with transaction.atomic():
        drop(connection)
    with pytest.raises(CommandError, match="Guards are missing: portal_"):
        call_command("copy_to", address)
    call_command("migrate", verbosity=0)
    with lift(connection):
        Entry.objects.update(subject="autre")
    with pytest.raises(CommandError, match="Entry 1 of the register is bad"):
        call_command("copy_to", address)
    MigrationRecorder(connection).record_unapplied("register", "0001_acts_and_documents")
    with pytest.raises(CommandError, match=r"Migrations wait: register\.0001_acts_and_documents"):
        call_command("copy_to", address)

    assert nothing_was_copied(address)


@pytest.mark.parametrize("url", ["sqlite:////tmp/other", "https://example.org", "postgres://host:port/x", "://"])
def test_another_address_is_refused(db, url):
    with pytest.raises(CommandError, match="must look like postgres://"):
        call_command("copy_to", url)


def test_a_server_that_does_not_answer_is_told(db, tmp_path):
    address = tmp_path / "address"
    address.write_text(f"postgres://nobody@/{tmp_path}/portal\n")

    with pytest.raises(CommandError, match=r"The database says: .*connection"):
        call_command("copy_to", str(address))


def sqlite_sequence(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        return cursor.fetchone()[0]


@contextmanager
def on_postgresql(address):
    """The portal works on the database at ``address``."""
    former = connections["default"]
    with beside(postgresql_at(address)) as there:
        connections["default"] = there
        there.alias = "default"
        try:
            yield
        finally:
            there.alias = "beside"
            connections["default"] = former
