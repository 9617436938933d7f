"""Adding people from tables, one table at a time, so that two tables never add the same new person twice."""

from django.db import connection

# Any number that no other lock of the portal uses.
_ADDING_PEOPLE = 7_302_011


def wait_for_other_tables():
    """Wait until no other transaction adds people from a table; hold others back until this transaction ends.

    A person who is not there has no row to lock. SQLite has one writer at a time, so there the transaction itself
    is the lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADDING_PEOPLE])
