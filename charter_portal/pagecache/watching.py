"""Database triggers that change the stamp inside every transaction that writes a watched table.

In the database rather than in signals, so that raw SQL, bulk updates and another program count too. Every table is
watched, save those of ``settings.PAGE_CACHE_UNWATCHED`` and histories: a table that a later application adds
can't be forgotten.

The stamp is the time of the last change in microseconds, made to grow always: a counter could reach again, after a
flush or a restored backup, a number that some process remembers.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from simple_history.models import HistoricalChanges

STAMP_TABLE = "pagecache_stamp"

_BUMP = """
INSERT INTO pagecache_stamp (id, value) VALUES (1, {now})
ON CONFLICT (id) DO UPDATE SET value = {greatest}(pagecache_stamp.value + 1, {now})
"""
_SQLITE_BUMP = _BUMP.format(
    now="CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)",
    greatest="max",
)
_POSTGRES_BUMP = _BUMP.format(
    now="CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)", greatest="greatest"
)
# Once a transaction, at its end: writers wait for each other's row lock for the time of a commit, never of a
# transaction, and nobody holds it while waiting for another lock. The mark is local to the transaction and goes
# with a rolled back savepoint, as the bump does.
_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION pagecache_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('pagecache.bumped_in', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
        {_POSTGRES_BUMP};
        PERFORM set_config('pagecache.bumped_in', pg_current_xact_id()::text, true);
    END IF;
    RETURN NULL;
END $$
"""
_EVENTS = ("INSERT", "UPDATE", "DELETE")


def watched_tables():
    """Names of the tables whose every change empties the pages' memory, sorted."""
    return sorted(
        {
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model._meta.managed and not model._meta.proxy and not _is_unwatched(model)
        }
    )


def _is_unwatched(model):
    # The table of a many-to-many field goes with the model that has the field.
    owner = model._meta.auto_created or model
    labels = {owner._meta.app_label.lower(), owner._meta.label_lower}
    return issubclass(model, HistoricalChanges) or bool(
        labels & {label.lower() for label in settings.PAGE_CACHE_UNWATCHED}
    )


def install(connection):
    """Make the database watch exactly the watched tables that exist, and change the stamp once. Safe to repeat."""
    existing = set(connection.introspection.table_names())
    tables = [table for table in watched_tables() if table in existing] if STAMP_TABLE in existing else []
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _install_postgres(connection, cursor, tables)
        else:
            _install_sqlite(connection, cursor, tables)
        if tables:
            cursor.execute(_POSTGRES_BUMP if connection.vendor == "postgresql" else _SQLITE_BUMP)


def install_after_migrate(*, using, **_signal):
    """Receiver of post_migrate: a migration may have made tables, or remade them without their triggers."""
    install(connections[using])


def _install_sqlite(connection, cursor, tables):
    quote = connection.ops.quote_name
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'pagecache!_%' ESCAPE '!'")
    present = dict(cursor.fetchall())
    wanted = {}
    for table in tables:
        for event in _EVENTS:
            name = f"pagecache_{table}_{event.lower()}"
            wanted[name] = (
                f"CREATE TRIGGER {quote(name)} AFTER {event} ON {quote(table)} BEGIN {_SQLITE_BUMP.strip()}; END"
            )
    for name in sorted(present):
        if present[name] != wanted.get(name):
            cursor.execute(f"DROP TRIGGER {quote(name)}")
    for name in sorted(wanted):
        if present.get(name) != wanted[name]:
            cursor.execute(wanted[name])


def _install_postgres(connection, cursor, tables):
    quote = connection.ops.quote_name
    cursor.execute(_POSTGRES_FUNCTION)
    cursor.execute(
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND tgname IN ('pagecache_rows', 'pagecache_truncate')"
        " AND pg_table_is_visible(pg_class.oid)"
    )
    present = set(cursor.fetchall())
    wanted = {(table, name) for table in tables for name in ("pagecache_rows", "pagecache_truncate")}
    for table, name in sorted(present - wanted):
        cursor.execute(f"DROP TRIGGER {name} ON {quote(table)}")
    # Only what is missing: making a trigger locks the table against writers.
    for table, name in sorted(wanted - present):
        if name == "pagecache_rows":
            cursor.execute(
                f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {quote(table)}"
                " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pagecache_bump()"
            )
        else:
            cursor.execute(
                f"CREATE TRIGGER {name} AFTER TRUNCATE ON {quote(table)}"
                " FOR EACH STATEMENT EXECUTE FUNCTION pagecache_bump()"
            )
