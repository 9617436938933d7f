"""Guards as SQLite triggers.

Every column is named, as SQLite cannot compare whole rows: a column added later is covered when the triggers are made
again, which the schema editor of ``backends.sqlite3`` does. REPLACE deletes the rows that are in its way, without the
delete triggers unless recursive_triggers is on: a row that would push a sealed one out is refused before that.
"""

from .refusal import message
from .trigger import PREFIX, Trigger


def _columns(cursor, table):
    cursor.execute(f'PRAGMA table_info("{table}")')
    return [row[1] for row in cursor.fetchall()]


def _unique_keys(cursor, table):
    """Lists of columns that are unique together. Partial indexes and those on expressions are left out."""
    cursor.execute(f'PRAGMA table_info("{table}")')
    primary_key = [name for _position, name in sorted((row[5], row[1]) for row in cursor.fetchall() if row[5])]
    keys = [primary_key]
    cursor.execute(f'PRAGMA index_list("{table}")')
    for _sequence, index, unique, _origin, partial in cursor.fetchall():
        if unique and not partial:
            cursor.execute(f'PRAGMA index_info("{index}")')
            key = [row[2] for row in cursor.fetchall()]
            if None not in key and key not in keys:
                keys.append(key)
    return sorted(keys)


def _pushes_out(guard, cursor):
    """SQL condition that a sealed row other than OLD has a unique key of NEW; ``other`` is its name."""
    same = " OR ".join(
        "(" + " AND ".join(f'other."{column}" = NEW."{column}"' for column in key) + ")"
        for key in _unique_keys(cursor, guard.table)
    )
    return f'SELECT 1 FROM "{guard.table}" AS other WHERE ({same}) AND {guard.sealed("other")}'  # noqa: S608


def guard_triggers(guard, cursor):
    """The triggers of a Guard on the table as it is now."""
    watched = guard.frozen_columns or [
        column for column in _columns(cursor, guard.table) if column not in guard.mutable_columns
    ]
    changed = "(" + " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in watched) + ")"
    sealed = f"({guard.sealed('OLD')} OR {guard.sealed('NEW')})" if guard.parent else guard.sealed("OLD")
    others = _pushes_out(guard, cursor)
    conditions = {
        "insert": " OR ".join(filter(None, (guard.refused_insert(), f"EXISTS ({others})"))),
        "update": f"({sealed} AND {changed}) OR EXISTS ({others} AND other.rowid <> OLD.rowid)",
        "delete": guard.sealed("OLD"),
    }
    triggers = []
    for event, condition in conditions.items():
        name = f"{PREFIX}guard_{guard.table}_{event}"
        sql = (
            f'CREATE TRIGGER "{name}" BEFORE {event.upper()} ON "{guard.table}" FOR EACH ROW WHEN {condition} '
            f"BEGIN SELECT RAISE(ABORT, '{message(guard.table)}'); END"
        )
        triggers.append(Trigger(name, guard.table, sql))
    return triggers
