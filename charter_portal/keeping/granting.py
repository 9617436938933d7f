"""The role of PostgreSQL that the portal runs as: it reads and writes rows, and nothing else."""

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from charter_portal.triggers.disarming import ways_to_disarm

from .exceptions import NotPostgresql, RoleIsOwn, RoleUnfit, RoleUnknown

_TABLES = "SELECT, INSERT, UPDATE, DELETE"
_SEQUENCES = "USAGE, SELECT"


def statements(*, role, schema, database, migrations):
    """The SQL, a list, that the owner runs; names come quoted. ``migrations``: the table that the owner alone writes.

    Default privileges are for what the owner's later migrations make: nothing is to be granted after them.
    """
    return [
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
        f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {role}",
        f"REVOKE ALL ON SCHEMA {schema} FROM {role}",
        f"GRANT CONNECT ON DATABASE {database} TO {role}",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT {_TABLES} ON ALL TABLES IN SCHEMA {schema} TO {role}",
        f"GRANT {_SEQUENCES} ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON {migrations} FROM {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT {_TABLES} ON TABLES TO {role}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT {_SEQUENCES} ON SEQUENCES TO {role}",
    ]


@transaction.atomic
def grant_runtime(role):
    """Grant ``role`` what the portal needs while it runs, and nothing that disarms guards; returns the SQL that ran.

    As the owner of the tables, after ``migrate``. Safe to repeat. Raises RoleUnknown, RoleIsOwn, RoleUnfit (nothing is
    granted then) or NotPostgresql.
    """
    if connection.vendor != "postgresql":
        raise NotPostgresql
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, quote_ident(current_schema()), quote_ident(current_database()), "
            "(SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = %s)",
            [role],
        )
        own, schema, database, quoted = cursor.fetchone()
        if quoted is None:
            raise RoleUnknown(role)
        if own == role:
            raise RoleIsOwn(role)
        table = f'{schema}."{MigrationRecorder.Migration._meta.db_table}"'
        ran = statements(role=quoted, schema=schema, database=database, migrations=table)
        for statement in ran:
            cursor.execute(statement)
    ways = ways_to_disarm(connection, role)
    if ways:
        raise RoleUnfit(ways)
    return ran
