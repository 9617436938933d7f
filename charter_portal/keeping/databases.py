"""Databases beside the one of the settings, and what is true of a database."""

from contextlib import contextmanager

import environ
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from charter_portal.register.chain import GENESIS
from charter_portal.register.models import Entry
from charter_portal.register.recording import verify_register

from .exceptions import NotPostgresql
from .manifest import Facts

_ALIAS = "beside"


@contextmanager
def beside(settings):
    """A connection to another database, by the dict of its settings; its ``alias`` can be given to querysets."""
    connections.settings[_ALIAS] = settings
    connection = connections[_ALIAS]
    try:
        yield connection
    finally:
        connection.close()
        del connections[_ALIAS]
        del connections.settings[_ALIAS]


def sqlite_file(connection, path):
    """Settings of the SQLite file ``path``, otherwise those of ``connection``."""
    return {**connection.settings_dict, "NAME": str(path)}


def postgresql_at(url):
    """Settings of the PostgreSQL database at ``url``. Raises NotPostgresql."""
    try:
        settings = environ.Env.db_url_config(url)
        if not settings["ENGINE"].endswith("postgresql"):
            raise NotPostgresql
    except (ImproperlyConfigured, ValueError, KeyError, TypeError) as error:
        raise NotPostgresql from error
    return connections.configure_settings({"default": {}, _ALIAS: settings})[_ALIAS]


def read_facts(connection):
    """The Facts of a database, older ones of the portal's included."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608
            rows[table] = cursor.fetchone()[0]
    applied = tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))
    entries, head, fault = 0, GENESIS, None
    if Entry._meta.db_table in tables:
        verdict = verify_register(using=connection.alias)
        entries, head, fault = verdict.entries, verdict.head, verdict.fault and verdict.fault.number
    return Facts(applied, entries, head, fault, rows)


def known_migrations():
    """Names ``app.0001_name`` of the migrations that this version has, and of those that they stand in place of."""
    loader = MigrationLoader(None)
    replaced = (name for one in loader.disk_migrations.values() for name in one.replaces)
    return {f"{app}.{name}" for app, name in (*loader.disk_migrations, *replaced)}


def waiting_migrations(facts):
    """Sorted names of the migrations that a database of ``facts`` has not had yet."""
    return sorted(known_migrations() - set(facts.migrations))
