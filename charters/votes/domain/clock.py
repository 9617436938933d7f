"""The clock by which votes open and close: the database's, whatever the machines of the application believe."""

from django.db import connections, router
from django.utils import timezone

from ..models import Ballot


def database_now():
    """The present moment as an aware datetime. One query on PostgreSQL; SQLite's clock is this machine's, none."""
    connection = connections[router.db_for_write(Ballot)]
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        # Not now(), which is when the transaction began, before it waited for its locks.
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
