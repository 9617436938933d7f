"""The move from embedded SQLite to an empty PostgreSQL."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import AutoField

from charter_portal.triggers.installing import lift, missing

from .databases import beside, postgresql_at, read_facts, waiting_migrations
from .emptying import refuse_unless_empty
from .exceptions import (
    NotEmbedded,
    NotGuarded,
    NotMigrated,
    OtherAfterwards,
    RegisterBroken,
    TableNotCopied,
)
from .folders import lost_files
from .manifest import Facts
from .rows import Sum, columns, comparable, copied_models, is_json, read_rows


@dataclass(frozen=True)
class Copied:
    """What was moved. ``lost``: files that rows name and that are not in the folders as named."""

    facts: Facts
    lost: tuple[str, ...]


def copy_to(url, *, tell):
    """Copy every row of the embedded database to the empty PostgreSQL at ``url``; returns Copied.

    Tables are made there by ``migrate``; then one transaction empties them of what it wrote, copies, and checks that
    each table reads the same, that the register is whole and the guards stand: all of it, or nothing. Nobody writes to
    the embedded database meanwhile. ``tell(table, count)`` is called after each table. Raises a KeepingRefused.
    """
    if connection.vendor != "sqlite":
        raise NotEmbedded
    with beside(postgresql_at(url)) as destination, transaction.atomic():
        facts = _facts_of_source()
        refuse_unless_empty(destination)
        call_command("migrate", database=destination.alias, interactive=False, verbosity=0)
        with transaction.atomic(using=destination.alias):
            with lift(destination):
                _empty(destination)
                sums = {model: _copy(model, destination, tell) for model in copied_models()}
                _settle(destination)
                for model in sums:
                    _set_sequence(model, destination)
            _refuse_unless_same(destination, facts, sums)
        ContentType.objects.clear_cache()
        return Copied(facts, tuple(lost_files(destination)))


def _facts_of_source():
    facts = read_facts(connection)
    waiting = waiting_migrations(facts)
    if waiting:
        raise NotMigrated(waiting)
    if facts.fault:
        raise RegisterBroken(facts.fault)
    lost = missing(connection)
    if lost:
        raise NotGuarded(lost)
    return facts


def _empty(destination):
    tables = ", ".join(f'"{model._meta.db_table}"' for model in copied_models())
    with destination.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables}")


def _copy(model, destination, tell):
    """Copy a table's rows; returns their Sum."""
    table, fields = model._meta.db_table, columns(model)
    names = ", ".join(f'"{field.column}"' for field in fields)
    total = Sum()
    try:
        with destination.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in read_rows(connection, model):
                copy.write_row([_written(field, value, destination) for field, value in zip(fields, row, strict=True)])
                total = total.with_row(comparable(model, row))
    except (DatabaseError, destination.Database.Error, ValueError, TypeError) as error:
        raise TableNotCopied((table, str(error).strip())) from error
    tell(table, total.count)
    return total


def _written(field, value, destination):
    return value if is_json(field) else field.get_db_prep_save(value, destination)


def _settle(destination):
    """Check foreign keys now, and name the table whose rows point at nothing."""
    try:
        destination.check_constraints()
    except DatabaseError as error:
        table = getattr(getattr(error.__cause__, "diag", None), "table_name", None)
        raise TableNotCopied((table or "?", str(error).strip())) from error


def _set_sequence(model, destination):
    """Go on where SQLite would: it remembers the highest key that a table ever had, also of a row that is gone."""
    key = model._meta.pk
    if not isinstance(key, AutoField) and not key.get_internal_type().endswith("AutoField"):
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = %s", [table])
        highest = cursor.fetchone()[0]
    with destination.cursor() as cursor:
        cursor.execute(f'SELECT greatest(max("{key.column}"), %s) FROM "{table}"', [highest])  # noqa: S608
        highest = cursor.fetchone()[0]
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
            [f'"{table}"', key.column, highest or 1, bool(highest)],
        )


def _refuse_unless_same(destination, facts, sums):
    for model, expected in sums.items():
        found = Sum()
        for row in read_rows(destination, model):
            found = found.with_row(comparable(model, row))
        if found != expected:
            raise OtherAfterwards(f"the rows of {model._meta.db_table}")
    now = read_facts(destination)
    if (now.entries, now.head, now.fault) != (facts.entries, facts.head, None):
        raise OtherAfterwards("the register")
    lost = missing(destination)
    if lost:
        raise OtherAfterwards(f"guards: {', '.join(lost)}")
