"""Reads the stamp row on a connection of its own, at every request: a few microseconds on SQLite.

The ORM's connection would cost more than the page: it is opened and closed with each request.
"""

import itertools
import os
import sqlite3
import threading
import time
from pathlib import Path

from django.db import connections

_QUERY = "SELECT value FROM pagecache_stamp WHERE id = 1"
# After a refused connection, requests go the ordinary way this long (seconds) before the next attempt.
_PAUSE = 1.0
_connection_numbers = itertools.count(1)


class _SqliteStamp:
    """The stamp in an SQLite file, which may be replaced by another, as when a backup is restored."""

    def __init__(self, wrapper):
        self._path = str(wrapper.settings_dict["NAME"])
        self._connection = sqlite3.connect(
            f"{Path(self._path).resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=0.1,
            isolation_level=None,
            check_same_thread=False,
        )
        self._inode = os.stat(self._path).st_ino

    def value(self):
        if os.stat(self._path).st_ino != self._inode:
            raise sqlite3.OperationalError("the database file has been replaced")
        row = self._connection.execute(_QUERY).fetchone()
        return row and row[0]

    def close(self):
        self._connection.close()


class _PostgresStamp:
    """The stamp in PostgreSQL, on an autocommit connection outside of the pool.

    Asked through libpq itself: a cursor costs as much again as the question.
    """

    def __init__(self, wrapper):
        parameters = wrapper.get_connection_params()
        for name in ("cursor_factory", "context"):
            parameters.pop(name, None)
        parameters.update(autocommit=True, prepare_threshold=0)
        parameters.setdefault("connect_timeout", 3)
        parameters.setdefault("tcp_user_timeout", 3000)  # milliseconds: a host that vanishes holds nobody for long
        self._psycopg = wrapper.Database
        self._connection = wrapper.Database.connect(**parameters)
        self._connection.execute("SET statement_timeout = '2s'")
        self._check(self._connection.pgconn.prepare(b"stamp", _QUERY.encode()))

    def value(self):
        result = self._check(self._connection.pgconn.exec_prepared(b"stamp", None))
        return result.get_value(0, 0) if result.ntuples else None

    def close(self):
        self._connection.close()

    def _check(self, result):
        if result.status not in {self._psycopg.pq.ExecStatus.TUPLES_OK, self._psycopg.pq.ExecStatus.COMMAND_OK}:
            raise self._psycopg.OperationalError("the stamp can't be read")
        return result


class StampReader:
    """One connection a process, shared by its threads, opened anew after a fork or a database restart."""

    def __init__(self, alias="default", pause=_PAUSE):
        self._alias = alias
        self._pause = pause
        self._reset()
        os.register_at_fork(after_in_child=self._reset)

    def _reset(self):
        # A forked child must neither use nor close its parent's connection: it only lets go of it.
        self._lock = threading.Lock()
        self._source = None
        self._number = 0
        self._not_before = 0.0

    def read(self):
        """The present stamp, comparable by ==, or None where nothing may be answered from memory.

        None while the database can't be reached, has no stamp, lives in the memory of this process, or when this
        thread is already in a transaction, so that the page might show rows that are never committed.
        """
        wrapper = connections[self._alias]
        if wrapper.in_atomic_block:
            return None
        with self._lock:
            value = self._value(wrapper)
            # Another connection is another stamp: a restored database may count up to a number seen before.
            return None if value is None else (self._number, value)

    def close(self):
        """Close the connection; the next reading opens another."""
        with self._lock:
            self._close()

    def _value(self, wrapper):
        was_open = self._source is not None
        try:
            return self._open(wrapper) and self._source.value()
        except (wrapper.Database.Error, OSError):
            self._close()
        if was_open:
            # The database was restarted, perhaps: once more, on a new connection.
            try:
                return self._open(wrapper) and self._source.value()
            except (wrapper.Database.Error, OSError):
                self._close()
        self._not_before = time.monotonic() + self._pause
        return None

    def _open(self, wrapper):
        if self._source is not None:
            return True
        if time.monotonic() < self._not_before:
            return False
        if wrapper.vendor == "postgresql":
            self._source = _PostgresStamp(wrapper)
        elif wrapper.is_in_memory_db():
            return False
        else:
            self._source = _SqliteStamp(wrapper)
        self._number = next(_connection_numbers)
        return True

    def _close(self):
        source, self._source = self._source, None
        if source is not None:
            source.close()


# The one of this process: every handler reads the stamp through it.
reader = StampReader()
