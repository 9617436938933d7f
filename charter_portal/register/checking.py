"""Whether the register names what somebody holds: a hash, a digest, a file, an export."""

import hashlib
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from .chain import Reason, verify
from .exporting import NotAnExport, read
from .models import Entry
from .recording import link_of

MOST = 50
"""Entries shown that name one digest: a wording stands in every edition that keeps it."""


@dataclass(frozen=True)
class Finding:
    """What the register says of something: its SHA-256 ``digest`` and the ``entries`` that name it, oldest first."""

    digest: str
    entries: tuple


@dataclass(frozen=True)
class ExportFinding:
    """How an export compares with the register as it stands.

    ``entries`` are in the export; ``bad`` is the number of the first that is not chained as it must be, with the
    ``reason``; ``differs`` the number of the first that the register holds otherwise or not at all; both None if none.
    """

    entries: int
    bad: int | None = None
    reason: Reason | None = None
    differs: int | None = None

    @property
    def is_good(self):
        """Whether the export is whole and the register still says the same."""
        return self.bad is None and self.differs is None


def find(digest):
    """The Finding of 64 hexadecimal digits: an entry's own hash, or a digest that an entry holds."""
    digest = digest.lower()
    said = Cast("content", TextField())
    named = Entry.objects.annotate(said=said).filter(Q(hash=digest) | Q(said__contains=f'"{digest}"'))
    return Finding(digest, tuple(named.order_by("number")[:MOST]))


def check_file(content):
    """The ExportFinding of the bytes of an export of the register, the Finding of any other file by its digest."""
    try:
        links = read(content)
    except NotAnExport:
        return find(hashlib.sha256(content).hexdigest())
    return compare_with_register(links)


def compare_with_register(links):
    """The ExportFinding of a list of Links."""
    verdict = verify(links)
    if verdict.fault:
        return ExportFinding(len(links), bad=verdict.fault.number, reason=verdict.fault.reason)
    stored = Entry.objects.order_by("number").iterator(chunk_size=500)
    for link in links:
        entry = next(stored, None)
        if entry is None or link_of(entry) != link:
            return ExportFinding(len(links), differs=link.number)
    return ExportFinding(len(links))
