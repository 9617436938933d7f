"""Database triggers that change the stamp inside every transaction that writes a watched table.

In the database rather than in signals, so that raw SQL, bulk updates and another program count too. Every table is
watched, save those of ``settings.PAGE_CACHE_UNWATCHED`` and histories: a table that a later application adds
can't be forgotten.

The stamp is the time of the last change in microseconds, made to grow always: a counter could reach again, after a
flush or a restored backup, a number that some process remembers.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections
from simple_history.models import HistoricalChanges

from charter_portal.triggers.trigger import Trigger

STAMP_TABLE = "pagecache_stamp"

_BUMP = (
    "INSERT INTO pagecache_stamp (id, value) VALUES (1, {now})"
    " ON CONFLICT (id) DO UPDATE SET value = {greatest}(pagecache_stamp.value + 1, {now})"
)
_SQLITE_BUMP = _BUMP.format(now="CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)", greatest="max")
_POSTGRESQL_BUMP = _BUMP.format(
    now="CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)", greatest="greatest"
)
# Once a transaction, at its end: writers wait for each other's row lock for the time of a commit, never of a
# transaction, and nobody holds it while waiting for another lock. The mark is local to the transaction and goes
# with a rolled back savepoint, as the bump does.
_POSTGRESQL_BODY = f"""
BEGIN
    IF current_setting('pagecache.bumped_in', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
        {_POSTGRESQL_BUMP};
        PERFORM set_config('pagecache.bumped_in', pg_current_xact_id()::text, true);
    END IF;
    RETURN NULL;
END"""


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


class Watch:
    """The declaration of the triggers, for ``charter_portal.triggers``."""

    def triggers(self, connection):
        """Triggers of the watched tables that the database has; none while it has no table for the stamp."""
        existing = set(connection.introspection.table_names())
        if STAMP_TABLE not in existing:
            return []
        make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
        return [trigger for table in watched_tables() if table in existing for trigger in make(table)]


def bump(*, using, **_signal):
    """Change the stamp; receiver of post_migrate, for what migrations change while triggers are lifted."""
    connection = connections[using]
    if STAMP_TABLE in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(_POSTGRESQL_BUMP if connection.vendor == "postgresql" else _SQLITE_BUMP)


def _on_sqlite(table):
    for event in ("insert", "update", "delete"):
        name = f"portal_stamp_{table}_{event}"
        yield Trigger(name, table, f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {_SQLITE_BUMP}; END')


def _on_postgresql(table):
    rows, emptied = f"portal_stamp_{table}_rows", f"portal_stamp_{table}_truncate"
    function = "portal_stamp_bump"
    yield Trigger(
        rows,
        table,
        f'CREATE CONSTRAINT TRIGGER "{rows}" AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
        f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}()",
        function,
        _POSTGRESQL_BODY,
    )
    yield Trigger(
        emptied,
        table,
        f'CREATE TRIGGER "{emptied}" AFTER TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION {function}()',
        function,
        _POSTGRESQL_BODY,
    )
