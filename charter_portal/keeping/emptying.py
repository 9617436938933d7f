"""Whether a database is as ``migrate`` leaves it, and making it empty again."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder

from charter_portal.pagecache.watching import STAMP_TABLE
from charter_portal.search.watching import CHANGE_TABLE, FTS_TABLE
from charter_portal.triggers.trigger import PREFIX

from .exceptions import DatabaseNotEmpty

CACHE_TABLE = "portal_cache"
"""Made by a migration, of no model; what is in it is forgotten without harm."""
# SQLite keeps a full text index in tables of its own, of no model, which are never quite empty.
_FTS_TABLES = {FTS_TABLE, *(f"{FTS_TABLE}_{part}" for part in ("config", "content", "data", "docsize", "idx"))}
_FILLED_BY_MIGRATE = {
    CACHE_TABLE,
    CHANGE_TABLE,
    *_FTS_TABLES,
    STAMP_TABLE,
    MigrationRecorder.Migration._meta.db_table,
    *(model._meta.db_table for model in (ContentType, Permission, Group, Group.permissions.through)),
}


def refuse_unless_empty(connection):
    """Raise DatabaseNotEmpty unless it has no tables, or those of the portal with what ``migrate`` writes in them."""
    known = {*connection.introspection.django_table_names(), *_FILLED_BY_MIGRATE}
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        found = [table for table in tables if table not in known or _is_filled(cursor, table)]
    if found:
        raise DatabaseNotEmpty(found)


def _is_filled(cursor, table):
    if table in _FILLED_BY_MIGRATE:
        return False
    cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608
    return bool(cursor.fetchone()[0])


def drop_everything(connection):
    """Drop the tables and the guards' functions of a PostgreSQL database, after ``refuse_unless_empty``."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if tables:
            cursor.execute("DROP TABLE " + ", ".join(f'"{table}"' for table in tables) + " CASCADE")
        cursor.execute(
            "SELECT proname FROM pg_proc "
            "WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, %s)",
            [PREFIX],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP FUNCTION "{name}"() CASCADE')
