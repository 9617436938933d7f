"""Databases of a test's own: copies of the one of the tests, or empty ones, and the portal put on one of them."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection


@contextmanager
def on(name, **settings):
    """The portal works on the database ``name``; ``USER`` and the like as other settings."""
    before = {key: connection.settings_dict[key] for key in ("NAME", *settings)}
    let_go()
    connection.settings_dict.update(NAME=name, **settings)
    try:
        yield name
    finally:
        let_go()
        connection.settings_dict.update(before)


def let_go():
    """Close the connection, and the pool that keeps it open."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def copy_of(name, to):
    """Make the database ``to`` as a copy of ``name``, which nobody has open."""
    let_go()
    if connection.vendor == "sqlite":
        shutil.copyfile(name, to)
    else:
        _administer(f'CREATE DATABASE "{to}" TEMPLATE "{name}"')


def make_empty(name):
    """Make an empty database; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        _administer(f'CREATE DATABASE "{name}"')


def drop(name):
    """Drop a database, whoever has it open."""
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{name}{ending}").unlink(missing_ok=True)
    else:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def name_for(folder, word):
    """A name that no other test or worker uses: a path in ``folder``, or a name beside that of the tests' database."""
    if connection.vendor == "sqlite":
        return str(folder / f"{word}.sqlite3")
    return f"kept_{os.getpid()}_{folder.name[-20:]}_{word}"


def _administer(statement):
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"], user=settings["USER"], dbname="postgres", autocommit=True
    ) as administering:
        administering.execute(statement)
