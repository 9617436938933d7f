"""Writing and checking the register of acts.

Entries hold identifiers and the pseudonymous numbers of accounts, never names or addresses, so that erasing a person
leaves the chain whole. Subjects are paths: ``charters/socle-commun/editions/0.1``.
"""

from django.db import DEFAULT_DB_ALIAS, connections, router, transaction
from django.utils import timezone

from .chain import GENESIS, Link, sealed, verify
from .models import Entry

# Any constant will do; it names the one lock under which entries are numbered on PostgreSQL.
_LOCK = 0x5265676973746572


def link_of(entry):
    """The chain's plain value of a stored entry."""
    return Link(
        number=entry.number,
        act=entry.act,
        subject=entry.subject,
        actor=entry.actor,
        recorded_at=entry.recorded_at,
        content=entry.content,
        previous_hash=entry.previous_hash,
        hash=entry.hash,
    )


def record(*, act, subject, content, by, at=None):
    """Append an act to the register and return its Entry. Runs in the caller's transaction, or one of its own.

    ``act`` is one of Entry.Act, ``subject`` a path, ``content`` a dict of canonical values (no floats), ``by`` the
    account that acts (anything with an ``actor_number``) or None for the system, ``at`` an aware datetime, by default
    the moment at which the register was locked. Raises NotCanonical, or ValueError for an unknown act.
    """
    alias = router.db_for_write(Entry)
    with transaction.atomic(using=alias):
        connection = connections[alias]
        # On SQLite the transaction itself, begun as IMMEDIATE, holds the only write lock.
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = Entry.objects.using(alias).order_by("-number").only("number", "hash").first()
        link = sealed(
            Link(
                number=last.number + 1 if last else 1,
                act=str(Entry.Act(act)),
                subject=subject,
                actor=by.actor_number if by else None,
                recorded_at=at or timezone.now(),
                content=content,
                previous_hash=last.hash if last else GENESIS,
            )
        )
        return Entry.objects.using(alias).create(**vars(link))


def verify_register(using=DEFAULT_DB_ALIAS):
    """Check every stored entry of the database ``using``; returns the chain's Verdict."""
    # Only what is hashed, which every version of the portal has: the database may be a copy that awaits its migrations.
    entries = Entry.objects.using(using).only(*Link.__dataclass_fields__).order_by("number")
    return verify(link_of(entry) for entry in entries.iterator(chunk_size=500))
