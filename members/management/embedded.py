"""What is for a portal on one's own machine only is refused elsewhere."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection


def command_line(words):
    """How ``manage.py`` and these words are run on the data at hand, to be copied from the terminal."""
    elsewhere = "" if settings.DATA_DIR == settings.BASE_DIR / "var" else f"DATA_DIR={settings.DATA_DIR} "
    return f"{elsewhere}.venv/bin/python manage.py {words}"


def refuse_elsewhere():
    """Raise CommandError anywhere but in the embedded set-up: SQLite, served over HTTP on this very machine."""
    public = urlsplit(settings.PUBLIC_URL)
    if connection.vendor != "sqlite" or public.scheme != "http" or public.hostname not in {"127.0.0.1", "localhost"}:
        raise CommandError(
            "Demonstration accounts are for the embedded set-up only: SQLite, and PUBLIC_URL http:// on "
            f"127.0.0.1 or localhost. Here: {connection.vendor}, {settings.PUBLIC_URL}. Nothing was changed."
        )
