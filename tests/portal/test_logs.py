"""What the logs say of a failure."""

import json
import logging
import sys

from django.conf import settings


def logged_line(record):
    """``record`` as the line that goes to the logs, read back."""
    options = dict(settings.LOGGING["formatters"]["lines"])
    formatter = options.pop("()")(**options)
    return json.loads(formatter.format(record))


def test_the_logs_tell_where_an_error_was_raised():
    try:
        raise LookupError("no such street")
    except LookupError:
        record = logging.LogRecord("portal", logging.ERROR, __file__, 1, "It failed", (), sys.exc_info())

    line = logged_line(record)

    assert (line["event"], line["level"]) == ("It failed", "error")
    assert line["exception"].startswith("Traceback (most recent call last):")
    assert line["exception"].endswith("LookupError: no such street")
    assert "test_the_logs_tell_where_an_error_was_raised" in line["exception"]


def test_a_line_of_the_logs_holds_nothing_of_the_formatter():
    record = logging.LogRecord("portal", logging.WARNING, __file__, 1, "Été %s", (2026,), None)

    assert sorted(logged_line(record)) == ["event", "level", "timestamp"]


def test_an_unknown_host_is_a_warning_without_a_traceback(client, caplog):
    (name,) = [name for name, logger in settings.LOGGING["loggers"].items() if "filters" in logger]

    client.get("/fr/", headers={"host": "elsewhere.example"})

    (record,) = [record for record in caplog.records if record.name == name]
    line = logged_line(record)
    assert line["event"].startswith("Invalid HTTP_HOST header: 'elsewhere.example'.")
    assert (line["level"], "exception" in line) == ("warning", False)
