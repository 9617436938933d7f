"""System check that the guards are in the database."""

from django.core.checks import Tags, Warning, register
from django.db import connections

from .installing import missing


@register(Tags.database)
def check_triggers(app_configs, databases, **kwargs):
    """One warning a database that lacks triggers. ``manage.py check --database default --fail-level WARNING``.

    No error: ``migrate``, which puts them back, would refuse to start.
    """
    found = []
    for alias in databases or ():
        names = missing(connections[alias])
        if names:
            found.append(
                Warning(
                    f"The database {alias!r} lacks {len(names)} triggers or has them otherwise: {', '.join(names)}.",
                    hint="Sealed rows are not guarded. Run manage.py migrate.",
                    id="triggers.W001",
                )
            )
    return found
