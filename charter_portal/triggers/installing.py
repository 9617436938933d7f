"""Putting the declared triggers into a database, finding those that are not there, lifting them for a moment."""

import hashlib
from contextlib import contextmanager

from django.db import transaction

from .declaring import wanted
from .trigger import PREFIX

_ON_SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s"
# A trigger counts as the one declared if its function has the same text, its definition the same hash (kept as a
# comment) and nobody has disabled it.
_ON_POSTGRESQL = """
SELECT t.tgname, c.relname,
       p.proname || p.prosrc || coalesce(obj_description(t.oid, 'pg_trigger'), '') || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
 WHERE NOT t.tgisinternal AND starts_with(t.tgname, %s) AND pg_table_is_visible(c.oid)
"""


def _present(connection):
    """{trigger name: (table, fingerprint)} of the triggers of ours that the database has."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_ON_SQLITE, [len(PREFIX), PREFIX])
        else:
            cursor.execute(_ON_POSTGRESQL, [PREFIX])
        return {name: (table, fingerprint) for name, table, fingerprint in cursor.fetchall()}


def _hash(trigger):
    return hashlib.sha256(trigger.sql.encode()).hexdigest()


def _fingerprint(trigger, connection):
    if connection.vendor == "sqlite":
        return trigger.sql
    return f"{trigger.function}{trigger.body}{_hash(trigger)}O"


def _as_declared(trigger, present, connection):
    return present.get(trigger.name) == (trigger.table, _fingerprint(trigger, connection))


def _drop(cursor, connection, name, table):
    on_table = "" if connection.vendor == "sqlite" else f' ON "{table}"'
    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}')


def _create(cursor, connection, trigger):
    if connection.vendor == "postgresql":
        # Temporary tables come last in the path: one that bears a guarded table's name must not be read in its stead.
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = cursor.fetchone()[0]
        cursor.execute(
            f'CREATE OR REPLACE FUNCTION "{trigger.function}"() RETURNS trigger LANGUAGE plpgsql '
            f"SET search_path = {schema}, pg_temp AS $portal${trigger.body}$portal$"
        )
    cursor.execute(trigger.sql)
    if connection.vendor == "postgresql":
        cursor.execute(f'COMMENT ON TRIGGER "{trigger.name}" ON "{trigger.table}" IS \'{_hash(trigger)}\'')


def _settle(connection):
    """Have PostgreSQL check deferred constraints now: it alters no table that such checks are waiting for."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()


def install(connection):
    """Bring the database's triggers to what is declared: make, replace, drop those no longer declared.

    Safe to repeat; what is as declared is not touched. Returns the names of those made or dropped.
    """
    with transaction.atomic(using=connection.alias):
        present, declared = _present(connection), wanted(connection)
        wrong = [trigger for trigger in declared.values() if not _as_declared(trigger, present, connection)]
        # A table renamed under its trigger still has it under the old declaration.
        useless = {name for name in present if name not in declared}
        dropped = useless | {trigger.name for trigger in wrong if trigger.name in present}
        if wrong or dropped:
            _settle(connection)
        with connection.cursor() as cursor:
            for name in sorted(dropped):
                _drop(cursor, connection, name, present[name][0])
            for trigger in wrong:
                _create(cursor, connection, trigger)
        return sorted(useless | {trigger.name for trigger in wrong})


def drop(connection):
    """Drop every trigger of ours and return how many there were. For ``lift`` and the schema editor only."""
    present = _present(connection)
    if present:
        _settle(connection)
        with connection.cursor() as cursor:
            for name, (table, _fingerprint) in present.items():
                _drop(cursor, connection, name, table)
    return len(present)


@contextmanager
def lift(connection):
    """Do without triggers, within one transaction, and put them back at its end; an error leaves all as it was.

    For a migration that must change a sealed row, and for tests that empty tables. Nothing else has a reason to.
    """
    with transaction.atomic(using=connection.alias):
        drop(connection)
        yield
        _settle(connection)
        install(connection)


def missing(connection):
    """Names of the declared triggers that the database lacks, has otherwise or has disabled, in alphabetical order."""
    present = _present(connection)
    return sorted(
        trigger.name for trigger in wanted(connection).values() if not _as_declared(trigger, present, connection)
    )
