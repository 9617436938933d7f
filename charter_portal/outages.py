"""A database that cannot be reached: pages answer 503, in three languages, until it is back."""

import logging
import sqlite3

from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.template.loader import get_template

logger = logging.getLogger(__name__)
# What SQLite says of a file that is locked for longer than we wait, or that cannot be opened.
_SQLITE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN}

# What PostgreSQL says as it stops, after it crashed, and while it starts; class 08 is of the connection.
_POSTGRESQL = {"57P01", "57P02", "57P03"}


class DatabaseOutageMiddleware:
    """Answers 503 with ``Retry-After`` where a view found no database; other errors stay errors."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; outages arrive as exceptions."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The page for an outage, one line in the logs, nothing for other errors."""
        if not is_outage(exception):
            return None
        logger.error("no database for %s: %s", request.path, exception)
        page = get_template("unavailable.html").render()
        return HttpResponse(page, status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})


def is_outage(error):
    """Whether ``error`` comes of a database that cannot be reached now, and not of what was asked of it."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    if connection.vendor == "sqlite":
        return getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    sqlstate = getattr(error.__cause__, "sqlstate", None)
    if sqlstate and (sqlstate in _POSTGRESQL or sqlstate.startswith("08")):
        # The end of a transaction has connected anew where the server is back already.
        return True
    try:
        return connection.connection is None or not connection.is_usable()
    except Error:
        return True
