"""On PostgreSQL the portal runs as a role that reads and writes rows, and can't take the guards out of its way."""

import re

import psycopg
import pytest
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from charter_portal.register.models import Entry
from charter_portal.register.recording import record, verify_register
from charter_portal.triggers.declaring import wanted
from charter_portal.triggers.disarming import ways_to_disarm
from charter_portal.triggers.installing import drop, missing
from members.models import Member
from tests.portal.triggers.attempts import gone_through, without_rows

from . import databases

pytestmark = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles")


def administer(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def role(db):
    """A role that exists and may nothing."""
    name = f"{db}_role"
    administer(f'CREATE ROLE "{name}" LOGIN')
    yield name
    administer(f'DROP OWNED BY "{name}"', f'DROP ROLE "{name}"')


@pytest.fixture
def running(db, role):
    """The portal runs as the role that was prepared for it; gives the owner's name."""
    owner = connection.settings_dict["USER"]
    call_command("runtime_role", role)
    with databases.on(db, USER=role):
        yield owner


def statements_that_disarm(owner, role):
    """What somebody would try who got hold of the portal's connection."""
    for trigger in wanted(connection).values():
        yield f'DROP TRIGGER "{trigger.name}" ON "{trigger.table}"'
        yield f'ALTER TABLE "{trigger.table}" DISABLE TRIGGER "{trigger.name}"'
        yield f'ALTER TABLE "{trigger.table}" ENABLE REPLICA TRIGGER "{trigger.name}"'
        yield f'DROP FUNCTION "{trigger.function}"() CASCADE'
        yield (
            f'CREATE OR REPLACE FUNCTION "{trigger.function}"() RETURNS trigger LANGUAGE plpgsql '
            "AS 'BEGIN RETURN NEW; END'"
        )
        yield f'ALTER FUNCTION "{trigger.function}"() SET search_path = pg_temp'
    for table in sorted({trigger.table for trigger in wanted(connection).values()}):
        yield f'ALTER TABLE "{table}" DISABLE TRIGGER ALL'
        yield f'ALTER TABLE "{table}" DISABLE TRIGGER USER'
        yield f'ALTER TABLE "{table}" RENAME TO other'
        yield f'ALTER TABLE "{table}" OWNER TO "{role}"'
        yield f'DROP TABLE "{table}" CASCADE'
        yield f'TRUNCATE "{table}" CASCADE'
        yield f'CREATE RULE other AS ON INSERT TO "{table}" DO INSTEAD NOTHING'
        yield f'CREATE TRIGGER zzz BEFORE UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION portal_stamp_bump()'
    yield "SET session_replication_role = replica"
    yield f'SET ROLE "{owner}"'
    yield f'SET SESSION AUTHORIZATION "{owner}"'
    yield f'GRANT "{owner}" TO "{role}"'
    yield f'ALTER ROLE "{role}" SUPERUSER'
    yield f'ALTER ROLE "{role}" SET session_replication_role = replica'
    yield "UPDATE pg_trigger SET tgenabled = 'D'"
    yield "DELETE FROM pg_trigger"
    yield "CREATE TABLE other (id integer)"
    yield "CREATE TEMPORARY TABLE charters_edition (id integer)"
    yield "CREATE FUNCTION other() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    yield "CREATE SCHEMA other"
    yield "DROP SCHEMA public CASCADE"
    yield "COPY register_entry FROM PROGRAM 'true'"
    yield "DELETE FROM django_migrations"


def gone_through_as(owner, role):
    found = []
    for statement in statements_that_disarm(owner, role):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                found.append(statement)
                transaction.set_rollback(True)
        except DatabaseError as error:
            if not isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
                found.append(f"{statement}: {error}")
    return found


def test_it_can_neither_disarm_the_guards_nor_get_round_them(running, role):
    # Of a grant that it may not make, PostgreSQL only warns.
    administer(f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{role}"')

    assert ways_to_disarm(connection) == []
    assert gone_through_as(running, role) == []
    assert missing(connection) == []
    assert without_rows() == gone_through() == []


def test_the_portal_runs_as_it(running, client):
    entries = Entry.objects.count()
    with transaction.atomic():
        record(act=Entry.Act.CONSULTATION_OPENED, subject="essai", content={}, by=None)
    Member.objects.create(name_fr="Ville-Exemple", slug="ville-exemple", country="GN")
    cache.set("essai", 1)

    assert verify_register().entries == entries + 1
    assert cache.get("essai") == 1
    assert client.get("/sante/").text == "ok\n"
    assert run_checks(databases=["default"], tags=["database"], include_deployment_checks=True) == []


def test_what_the_owner_s_later_migrations_make_is_granted(db, role):
    call_command("runtime_role", role)
    operation = migrations.CreateModel("Later", [("id", models.BigAutoField(primary_key=True))])
    state = ProjectState()
    operation.state_forwards("members", state)
    with connection.schema_editor() as editor:
        operation.database_forwards("members", editor, ProjectState(), state)

    with databases.on(db, USER=role):
        administer("INSERT INTO members_later DEFAULT VALUES", "DELETE FROM members_later")
        with pytest.raises(DatabaseError), transaction.atomic():
            administer("TRUNCATE members_later")


def test_missing_guards_are_seen_by_it(db, running, role, client):
    with databases.on(db, USER=running), transaction.atomic():
        drop(connection)

    response = client.get("/sante/")

    assert response.status_code == 503
    assert response.text.startswith("guards missing: portal_guard_")


def test_a_check_warns_where_the_portal_runs_as_the_owner(db):
    (warning,) = run_checks(databases=["default"], tags=["database"], include_deployment_checks=True)

    assert warning.id == "triggers.W002"
    assert "is a superuser, " in warning.msg
    assert "owns guarded tables" in warning.msg
    assert run_checks(databases=["default"], tags=["database"]) == []  # as migrate runs them


# What was granted to a role, how it is taken back, and what the role could do with it.
UNFIT = [
    ("ALTER ROLE {role} CREATEROLE", "ALTER ROLE {role} NOCREATEROLE", "can make itself a member of other roles"),
    (
        "GRANT pg_write_server_files TO {role}",
        "REVOKE pg_write_server_files FROM {role}",
        "can write or run programs as the server",
    ),
    (
        "GRANT SET ON PARAMETER session_replication_role TO {role}",
        "REVOKE SET ON PARAMETER session_replication_role FROM {role}",
        "can do without triggers (session_replication_role)",
    ),
    ("ALTER TABLE {table} OWNER TO {role}", "ALTER TABLE {table} OWNER TO {owner}", "owns guarded tables"),
    (
        "GRANT TRIGGER ON {table} TO PUBLIC",
        "REVOKE TRIGGER ON {table} FROM PUBLIC",
        "may make triggers on guarded tables",
    ),
    (
        "ALTER FUNCTION {function}() OWNER TO {role}",
        "ALTER FUNCTION {function}() OWNER TO {owner}",
        "owns the guards' functions",
    ),
]


def test_a_role_that_could_disarm_the_guards_even_so_is_refused(db, role):
    names = {
        "role": f'"{role}"',
        "owner": f'"{connection.settings_dict["USER"]}"',
        "table": "register_entry",
        "function": "portal_guard_register_entry",
    }

    for given, taken, why in UNFIT:
        administer(given.format(**names))
        with pytest.raises(CommandError, match=f"it .*{re.escape(why)}"):
            call_command("runtime_role", role)
        administer(taken.format(**names))
        assert not granted(role, "register_entry", "INSERT")
    call_command("runtime_role", role)
    assert granted(role, "register_entry", "INSERT")


def granted(role, table, right):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, right])
        return cursor.fetchone()[0]


def test_a_role_that_is_not_there_or_is_the_owner_s_own_is_refused(db):
    with pytest.raises(CommandError, match="has no role absent"):
        call_command("runtime_role", "absent")
    with pytest.raises(CommandError, match="is the role that DATABASE_URL names"):
        call_command("runtime_role", connection.settings_dict["USER"])
