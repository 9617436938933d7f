"""System checks that the guards are in the database, and that the portal itself can't take them out."""

from django.core.checks import Tags, Warning, register
from django.db import connections

from .disarming import ways_to_disarm
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


@register(Tags.database, deploy=True)
def check_role(app_configs, databases, **kwargs):
    """One warning a PostgreSQL database whose running role could disarm the guards.

    Of ``manage.py check --deploy --database default``, run as the portal runs; ``migrate`` runs as the owner, who can.
    """
    found = []
    for alias in databases or ():
        connection = connections[alias]
        ways = ways_to_disarm(connection) if connection.vendor == "postgresql" else []
        if ways:
            found.append(
                Warning(
                    f"The role that the portal runs as in the database {alias!r} could disarm the guards: it "
                    f"{', '.join(ways)}.",
                    hint="Run it as a role that manage.py runtime_role has prepared: see docs/operations.md.",
                    id="triggers.W002",
                )
            )
    return found
