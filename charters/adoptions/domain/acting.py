"""What every act on an adoption does: lock it, record it, keep what was said, and bring the derived rows to date."""

import hashlib
from contextlib import contextmanager

from django.db import transaction
from django.utils import translation

from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...domain.words import AUTHORITATIVE
from ...exceptions import ReasonMissing
from ..models import Adoption, AdoptionAct
from .deriving import rebuild


def adoption_of(member, charter):
    """The Adoption of a charter by a member, made if there is none."""
    return Adoption.objects.get_or_create(member=member, charter=charter)[0]


@contextmanager
def holding_still(adoption):
    """The Adoption, locked until the transaction ends, under French."""
    with translation.override(AUTHORITATIVE), transaction.atomic():
        yield Adoption.objects.select_for_update(of=("self",)).with_names().get(pk=adoption.pk)


@contextmanager
def acting_on(adoption):
    """As ``holding_still``, for what is recorded: on leaving, the derived rows are brought to date."""
    with holding_still(adoption) as locked:
        yield locked
        rebuild(locked)


def note_act(act, adoption, content, *, by, at, on, note="", instrument=None, **said):
    """Record an act in the register, with what is said of it beside the entry. Returns the AdoptionAct.

    ``on``: the date that it counts from; ``said``: further fields of the AdoptionAct. In the caller's transaction.
    """
    # The register holds no prose: a digest binds the words kept beside it.
    hashed = {"note": digest_of(note)} if note else {}
    content = {"charter": adoption.charter.slug, "on": on.isoformat(), **content, **hashed}
    entry = record(act=act, subject=adoption.path, content=content, by=by, at=at)
    adoption.version += 1
    adoption.save(update_fields=["version"])
    return AdoptionAct.objects.create(adoption=adoption, entry=entry, on=on, note=note, instrument=instrument, **said)


def said(text):
    """The reason in its canonical form. Raises ReasonMissing where there is nothing to read in it."""
    text = canonical(text)
    if is_wordless(text):
        raise ReasonMissing
    return text


def digest_of(text):
    """SHA-256 of a text, in hexadecimal; "" of none."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""
