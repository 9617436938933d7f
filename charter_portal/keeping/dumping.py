"""A consistent copy of a database in one file, and the way back: SQLite by itself, PostgreSQL by its own programs."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.postgresql.client import DatabaseClient

from .databases import beside, read_facts, sqlite_file
from .exceptions import DatabaseInUse, ProgramFailed, ProgramMissing
from .folders import named_files


def dump(connection, path):
    """Copy the database to the file ``path`` as it is at one moment; writers go on meanwhile.

    Returns (Facts, named files) of that moment. Raises ProgramMissing, ProgramFailed, OSError.
    """
    return (_dump_sqlite if connection.vendor == "sqlite" else _dump_postgresql)(connection, path)


def _dump_sqlite(connection, path):
    # A transaction of its own; without the pages that erased rows have left behind.
    source = f"{Path(connection.settings_dict['NAME']).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True, timeout=20)) as reader:
        reader.execute("VACUUM INTO ?", [str(path)])
    with beside(sqlite_file(connection, path)) as copy:
        return read_facts(copy), named_files(copy)


def _dump_postgresql(connection, path):
    with transaction.atomic(using=connection.alias, durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", connection, "--format=custom", f"--snapshot={snapshot}", f"--file={path}")
        return read_facts(connection), named_files(connection)


def load_postgresql(connection, path):
    """Bring a dump back into an empty database, whole or not at all. Raises ProgramMissing, ProgramFailed."""
    _run("pg_restore", connection, "--single-transaction", "--exit-on-error", str(path))


def require_program(name):
    """The path of a program of PostgreSQL. Raises ProgramMissing."""
    found = shutil.which(name)
    if found is None:
        raise ProgramMissing(name)
    return found


def _run(name, connection, *arguments):
    program = require_program(name)
    words, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    # Django writes psql's own line: psql, options, the database last.
    options = [*words[1:-1], f"--dbname={words[-1]}", "--no-password", "--no-owner", "--no-privileges"]
    done = subprocess.run(  # noqa: S603
        [program, *options, *arguments],
        check=False,
        env={**os.environ, **(secrets or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        # What it says of itself, without the statements that it was running.
        said = [line for line in done.stderr.splitlines() if line.startswith((f"{name}:", "DETAIL:", "HINT:"))]
        raise ProgramFailed("\n".join(said) or f"{name} ended with {done.returncode}. {done.stderr}".strip())


def put_in_place(connection, path):
    """Have the SQLite file ``path`` be the database. Raises DatabaseInUse while another process has the old one open.

    The old file's log of writes goes first: beside another database it would be read as that one's.
    """
    name = Path(connection.settings_dict["NAME"])
    connections[connection.alias].close()
    if name.exists():
        with closing(sqlite3.connect(name, timeout=1)) as old:
            try:
                mode = old.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            except sqlite3.OperationalError as error:
                raise DatabaseInUse(name) from error
            if mode != "delete":
                raise DatabaseInUse(name)
    path.chmod(0o640)
    path.replace(name)
