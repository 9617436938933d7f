"""Triggers that note, inside every writing transaction, which documents are to be looked at before the next search.

In the database rather than in signals, as for the stamp of the page memory: raw SQL, bulk updates and another program
count too. What is rolled back leaves no note, and a note is seen by whoever searches after the commit.
"""

from collections import defaultdict

from django.db import connections

from charter_portal.triggers.trigger import Trigger

from .kinds import WHOLE, all_kinds
from .models import Change, Indexed

CHANGE_TABLE = Change._meta.db_table
INDEXED_TABLE = Indexed._meta.db_table
FTS_TABLE = "search_words"
"""SQLite's full text index of the words, by the number of their row; made by a migration, of no model."""
_EVENTS = {"insert": ("NEW",), "update": ("NEW", "OLD"), "delete": ("OLD",)}


def watched():
    """{table: {(kind, column that holds the key, or WHOLE)}} of all kinds."""
    found = defaultdict(set)
    for kind in all_kinds():
        for table, column in kind.watched_columns.items():
            found[table].add((kind.name, column))
    return found


class Watch:
    """The declaration of the triggers, for ``charter_portal.triggers``."""

    def triggers(self, connection):
        """Triggers of the watched tables that the database has; none while it has no table for the notes."""
        existing = set(connection.introspection.table_names())
        if CHANGE_TABLE not in existing:
            return []
        is_postgresql = connection.vendor == "postgresql"
        noting = _on_postgresql if is_postgresql else _on_sqlite
        found = [
            trigger
            for table, kinds in sorted(watched().items())
            if table in existing
            for trigger in noting(table, kinds)
        ]
        return found if is_postgresql else found + list(_indexing_on_sqlite())


def note_everything(*, using, **_signal):
    """Note that every kind is to be looked at; receiver of post_migrate, for what changes while triggers are lifted,
    and for words that a new version cuts otherwise."""
    connection = connections[using]
    if CHANGE_TABLE in connection.introspection.table_names():
        Change.objects.using(using).bulk_create(Change(kind=kind.name) for kind in all_kinds())


def _on_sqlite(table, kinds):
    """One writer at a time: a note that is there already has not been seen by whoever reads the notes next."""
    for event, rows in _EVENTS.items():
        name = f"portal_search_{table}_{event}"
        notes = " ".join(
            dict.fromkeys(_note_on_sqlite(kind, column, row) for row in rows for kind, column in sorted(kinds))
        )
        yield Trigger(name, table, f'CREATE TRIGGER "{name}" AFTER {event.upper()} ON "{table}" BEGIN {notes} END')


def _note_on_sqlite(kind, column, row):
    key = "''" if column == WHOLE else f"coalesce(CAST({row}.\"{column}\" AS TEXT), '')"
    known = f"SELECT 1 FROM {CHANGE_TABLE} WHERE kind = '{kind}' AND key = {key}"  # noqa: S608
    return f"INSERT INTO {CHANGE_TABLE} (kind, key) SELECT '{kind}', {key} WHERE NOT EXISTS ({known});"


def _on_postgresql(table, kinds):
    """Notes are only ever added, so that no writer waits for another's."""
    whole = sorted(kind for kind, column in kinds if column == WHOLE)
    keyed = sorted((kind, column) for kind, column in kinds if column != WHOLE)
    if whole:
        name = f"portal_search_{table}_all"
        notes = " ".join(f"INSERT INTO {CHANGE_TABLE} (kind, key) VALUES ('{kind}', '');" for kind in whole)  # noqa: S608
        yield _trigger_on_postgresql(name, table, "STATEMENT", notes)
    if keyed:
        name = f"portal_search_{table}_row"
        notes = " ".join(
            f"IF TG_OP <> '{but}' THEN INSERT INTO {CHANGE_TABLE} (kind, key) "  # noqa: S608
            f"VALUES ('{kind}', coalesce({row}.\"{column}\"::text, '')); END IF;"
            for but, row in (("DELETE", "NEW"), ("INSERT", "OLD"))
            for kind, column in keyed
        )
        yield _trigger_on_postgresql(name, table, "ROW", notes)


def _trigger_on_postgresql(name, table, each, notes):
    sql = (
        f'CREATE TRIGGER "{name}" AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f'FOR EACH {each} EXECUTE FUNCTION "{name}"()'
    )
    return Trigger(name, table, sql, name, f"BEGIN {notes} RETURN NULL; END")


def _indexing_on_sqlite():
    """The full text index follows its table. A row that was left behind under a number used again is replaced."""
    put = f"INSERT OR REPLACE INTO {FTS_TABLE} (rowid, words) VALUES (NEW.id, NEW.words);"  # noqa: S608
    drop = f"DELETE FROM {FTS_TABLE} WHERE rowid = OLD.id;"  # noqa: S608
    for event, does in (("insert", put), ("update", f"{drop} {put}"), ("delete", drop)):
        name = f"portal_search_words_{event}"
        sql = f'CREATE TRIGGER "{name}" AFTER {event.upper()} ON "{INDEXED_TABLE}" BEGIN {does} END'
        yield Trigger(name, INDEXED_TABLE, sql)
