"""Every way that we know of to change, delete or push out a sealed row, tried on every guard that is declared.

Nothing here names a table: a guard declared tomorrow is tried too.
"""

import hashlib

from django.db import DatabaseError, connection, transaction

from charter_portal.triggers.declaring import declared
from charter_portal.triggers.guard import Guard
from charter_portal.triggers.refusal import is_guard_refusal


def guards():
    """All that are declared."""
    return [source for source in declared() if isinstance(source, Guard)]


def select(guard, what):
    """SQL for ``what`` of the sealed rows, each called ``sealed``."""
    return f'SELECT {what} FROM "{guard.table}" AS sealed WHERE {guard.sealed("sealed")}'


def fetch(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def without_rows():
    """Tables of the guards for which no row is sealed: nothing can be tried on them."""
    return [guard.table for guard in guards() if not fetch(select(guard, "1"))]


def columns(guard):
    """Names of the columns that the table has now, those of later migrations included."""
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, guard.table)]


def watched(guard):
    """The columns that a sealed row keeps."""
    return [name for name in guard.frozen_columns or columns(guard) if name not in guard.mutable_columns]


def what_is_sealed():
    """{table: a digest of what its sealed rows must keep}."""
    found = {}
    for guard in guards():
        # Of the model's columns, in an order that stays: migrations in a test add others, and make a table anew.
        kept = sorted({field.column for field in guard.model._meta.local_fields} & set(watched(guard)))
        rows = sorted(map(repr, fetch(select(guard, ", ".join(f'sealed."{name}"' for name in kept)))))
        found[guard.table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def _other(guard, column):
    """SQL for something else than what ``column`` holds in the sealed rows."""
    if column == guard.model._meta.pk.column:
        return "987654321"
    if fetch(select(guard, f'count(sealed."{column}")'))[0][0]:
        return "NULL"
    field = next(field for field in guard.model._meta.local_fields if field.column == column)
    match (field.db_type(connection) or "").partition("(")[0]:
        case "text" | "varchar":
            return "'x'"
        case "date":
            return "'2020-01-01'"
        case "datetime" | "timestamp with time zone":
            return "'2020-01-01 00:00:00+00:00'"
        case "time":
            return "'01:02:03'"
        case "bool" | "boolean":
            return "true"
        case _:
            return "1"


def _changes(guard):
    table, key = guard.table, guard.model._meta.pk.column
    of_sealed = f'"{key}" IN ({select(guard, f"""sealed."{key}" """)})'
    for name in watched(guard):
        yield f'UPDATE "{table}" SET "{name}" = {_other(guard, name)} WHERE {of_sealed}'
    yield f'DELETE FROM "{table}" WHERE {of_sealed}'
    yield f'DELETE FROM "{table}"'


def _insertions(guard):
    table, key = guard.table, guard.model._meta.pk.column
    one = f'"{key}" = ({select(guard, f"""min(sealed."{key}")""")})'
    names = [f'"{name}"' for name in columns(guard)]
    whole = ", ".join(names)
    others = ", ".join(name for name in names if name != f'"{key}"')
    rows = f'({whole}) SELECT {whole} FROM "{table}" WHERE {one}'
    changes = ", ".join(f'"{name}" = {_other(guard, name)}' for name in watched(guard))
    yield f'INSERT INTO "{table}" {rows} ON CONFLICT ("{key}") DO UPDATE SET {changes}'
    if guard.parent:
        yield f'INSERT INTO "{table}" ({others}) SELECT {others} FROM "{table}" WHERE {one}'
    if connection.vendor == "sqlite":
        yield f'INSERT OR REPLACE INTO "{table}" {rows}'
        yield f'REPLACE INTO "{table}" {rows}'


def attempts():
    """Statements, each of which a guard must refuse."""
    for guard in guards():
        yield from _changes(guard)
        yield from _insertions(guard)
        if connection.vendor == "postgresql":
            yield f'TRUNCATE "{guard.table}" CASCADE'
    if connection.vendor == "postgresql":
        yield "TRUNCATE " + ", ".join(sorted({f'"{guard.table}"' for guard in guards()})) + " CASCADE"


def _is_refused(statement):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        # A role without the right to TRUNCATE doesn't reach the guard.
        return is_guard_refusal(error) or "permission denied" in str(error)
    return False


def gone_through():
    """The statements that no guard refused; what each did is undone. [] is as it must be."""
    tried = list(attempts())
    found = _gone_through(tried)
    if connection.vendor == "sqlite":
        _pragma("recursive_triggers = OFF")
        found += _gone_through([statement for statement in tried if "REPLACE" in statement])
        _pragma("recursive_triggers = ON")
    return found


def _gone_through(statements):
    with transaction.atomic():
        found = [statement for statement in statements if not _is_refused(statement)]
        transaction.set_rollback(True)
    return found


def _pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
