"""How a role of PostgreSQL could get round the guards, whatever the portal's code does."""

from .declaring import wanted

# Each query has one column of names for the role %(role)s. An owner's rights come by membership too, and whoever may
# make objects in the schema of the guards, or triggers on their tables, can have others speak after or instead of them.
_WAYS = {
    "is a superuser": "SELECT rolname FROM pg_roles WHERE rolname = %(role)s AND rolsuper",
    "can make itself a member of other roles": (
        "SELECT rolname FROM pg_roles WHERE rolname = %(role)s AND rolcreaterole AND NOT rolsuper"
    ),
    "can write or run programs as the server": (
        "SELECT rolname FROM pg_roles WHERE rolname IN ('pg_write_server_files', 'pg_execute_server_program') "
        "AND pg_has_role(%(role)s, oid, 'MEMBER')"
    ),
    "can do without triggers (session_replication_role)": (
        "SELECT %(role)s WHERE has_parameter_privilege(%(role)s, 'session_replication_role', 'SET')"
    ),
    "owns the database or is a member of its owner": (
        "SELECT datname FROM pg_database WHERE datname = current_database() AND pg_has_role(%(role)s, datdba, 'MEMBER')"
    ),
    "owns the schema, or may make objects in it": (
        "SELECT nspname FROM pg_namespace WHERE nspname = current_schema() "
        "AND (pg_has_role(%(role)s, nspowner, 'MEMBER') OR has_schema_privilege(%(role)s, oid, 'CREATE'))"
    ),
    "owns guarded tables": (
        "SELECT relname FROM pg_class WHERE relname = ANY(%(tables)s) AND pg_table_is_visible(oid) "
        "AND pg_has_role(%(role)s, relowner, 'MEMBER')"
    ),
    "may make triggers on guarded tables": (
        "SELECT relname FROM pg_class WHERE relname = ANY(%(tables)s) AND pg_table_is_visible(oid) "
        "AND has_table_privilege(%(role)s, oid, 'TRIGGER')"
    ),
    "owns the guards' functions": (
        "SELECT proname FROM pg_proc WHERE proname = ANY(%(functions)s) "
        "AND pronamespace = current_schema()::regnamespace AND pg_has_role(%(role)s, proowner, 'MEMBER')"
    ),
}


def ways_to_disarm(connection, role=None):
    """Sentences without subject, such as "owns guarded tables", on what ``role`` could do; [] if nothing.

    ``role``: by default the one that the connection runs as. Only for PostgreSQL.
    """
    triggers = wanted(connection).values()
    with connection.cursor() as cursor:
        if role is None:
            cursor.execute("SELECT current_user")
            role = cursor.fetchone()[0]
        values = {
            "role": role,
            "tables": sorted({trigger.table for trigger in triggers}),
            "functions": sorted({trigger.function for trigger in triggers}),
        }
        # Until PostgreSQL 15 that right can't be granted: superusers alone have it.
        known = {way: query for way, query in _WAYS.items() if "_parameter_" not in query or _is_15(connection)}
        return [way for way, query in known.items() if _finds(cursor, query, values)]


def _is_15(connection):
    return connection.pg_version >= 150_000


def _finds(cursor, query, values):
    cursor.execute(query, values)
    return cursor.fetchone() is not None
