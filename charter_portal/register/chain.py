"""The chain of the register: how an entry is hashed and how a list of entries is checked. Pure functions.

An entry's hash is the SHA-256 of the canonical JSON (see ``canonical``) of an object with seven keys: ``number``,
``act``, ``subject``, ``actor``, ``recorded_at``, ``content`` and ``previous_hash``. ``recorded_at`` is written in UTC
with microseconds, as ``2026-11-23T20:54:00.000000Z``. ``previous_hash`` is the hash of the entry before it, 64 zeros
for the first. Numbers begin at 1 and follow without a gap.
"""

import datetime
import enum
from dataclasses import dataclass, replace

from .canonical import sha256

GENESIS = "0" * 64


@dataclass(frozen=True)
class Link:
    """An entry as plain values. ``recorded_at`` is an aware datetime, ``content`` a dict of canonical values."""

    number: int
    act: str
    subject: str
    actor: int | None
    recorded_at: datetime.datetime
    content: dict
    previous_hash: str
    hash: str = ""


class Reason(enum.Enum):
    """Why an entry is bad."""

    MISNUMBERED = "its number does not follow the number before it"
    UNCHAINED = "it does not name the hash of the entry before it"
    ALTERED = "its hash is not the hash of what it says"
    UNREADABLE = "it holds a value that cannot have been recorded"


@dataclass(frozen=True)
class Fault:
    """The first bad entry: the number it has and why it is bad."""

    number: int
    reason: Reason


@dataclass(frozen=True)
class Verdict:
    """Outcome of a check: how many entries are good, the hash of the last good one, and the first bad one if any."""

    entries: int
    head: str
    fault: Fault | None


def utc_text(moment):
    """``moment`` (aware) in UTC with microseconds and a final Z. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment in the register needs a time zone")
    return moment.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def hashed(link):
    """What is hashed of ``link``: all its fields but the hash, as a dict of canonical values. Raises ValueError."""
    return {
        "number": link.number,
        "act": link.act,
        "subject": link.subject,
        "actor": link.actor,
        "recorded_at": utc_text(link.recorded_at),
        "content": link.content,
        "previous_hash": link.previous_hash,
    }


def hash_of(link):
    """The hash that ``link`` must carry, from all its other fields. Raises NotCanonical or ValueError."""
    return sha256(hashed(link))


def sealed(link):
    """``link`` with its hash filled in."""
    return replace(link, hash=hash_of(link))


def _reason(link, *, number, head):
    if link.number != number:
        return Reason.MISNUMBERED
    if link.previous_hash != head:
        return Reason.UNCHAINED
    try:
        expected = hash_of(link)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Reason.UNREADABLE
    return None if link.hash == expected else Reason.ALTERED


def verify(links):
    """Check ``links`` (iterable of Link, in order of number) up to the first bad one; returns a Verdict.

    Entries cut off at the end leave a shorter chain that is whole: compare the head with one printed earlier.
    """
    count, head = 0, GENESIS
    for link in links:
        reason = _reason(link, number=count + 1, head=head)
        if reason:
            return Verdict(count, head, Fault(link.number, reason))
        count, head = link.number, link.hash
    return Verdict(count, head, None)
