"""A city commits itself: drafts that it alone sees, versions that it publishes for good, what became of them."""

import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...domain.digests import one_line
from ..exceptions import DayBehind, DayTooFar, DraftThere, Incomplete, NotCurrent, NotDraft, Settled, WordsLacking
from ..models import Commitment, Outcome
from .announcing import announce_outcome, announce_published
from .digests import commitment_digest, outcome_digest

LAST_YEAR = 2100
# A draft can lack these, what is published can't. The baseline may not be known, words need no unit.
NEEDED = ("indicator", "target", "due_on", "verification")


class Said(NamedTuple):
    """What a city promises. What it has not settled yet is "" or None."""

    principle: object
    text: str
    language: str = "fr"
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due_on: datetime.date | None = None
    verification: str = ""


@transaction.atomic
def begin(*, member, said, by, at, replaces=None):
    """A draft, seen by the city alone; ``replaces``: the current Commitment of which it is the next version.

    Returns the Commitment. Raises WordsLacking, DayTooFar, NotCurrent, Settled, DraftThere.
    """
    if replaces is not None:
        _check_replaceable(replaces)
    draft = Commitment(member=member, replaces=replaces, author=by, changed_at=at, **_columns(said))
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError as error:
        raise DraftThere(replaces.replaced_by.pk) from error
    return draft


@transaction.atomic
def change(commitment, *, said, version, by, at):
    """Change a draft; ``version`` is that which was read. Returns the Commitment as stored.

    Raises EditConflict, NotDraft, WordsLacking, DayTooFar.
    """
    draft = _locked(commitment, version)
    if draft.is_published:
        raise NotDraft(draft.pk)
    for name, value in _columns(said).items():
        setattr(draft, name, value)
    draft.author, draft.changed_at = by, at
    draft.version += 1
    draft.save()
    return draft


@transaction.atomic
def discard(commitment, *, version):
    """Delete a draft. Raises EditConflict, NotDraft."""
    draft = _locked(commitment, version)
    if draft.is_published:
        raise NotDraft(draft.pk)
    draft.delete()


@transaction.atomic
def publish(commitment, *, version, on, by, at):
    """Publish a draft: everyone reads it, and it stays; the act is in the register. ``on``: the present date.

    Returns the Commitment. Raises EditConflict, NotDraft, Incomplete, DayBehind, Settled, NotCurrent.
    """
    draft = _locked(commitment, version)
    if draft.is_published:
        raise NotDraft(draft.pk)
    if missing := missing_in(draft):
        raise Incomplete(missing)
    if draft.due_on <= on:
        raise DayBehind(on)
    if draft.replaces is not None:
        _check_replaceable(Commitment.objects.select_for_update().get(pk=draft.replaces_id))
    content = {
        "principle": draft.principle.key,
        "due_on": draft.due_on.isoformat(),
        "replaces": draft.replaces.entry_id if draft.replaces else None,
        "digest": commitment_digest(draft),
    }
    draft.entry = record(act=Entry.Act.COMMITMENT_PUBLISHED, subject=draft.path, content=content, by=by, at=at)
    draft.published_at, draft.published_by, draft.status = at, by, Commitment.Status.PUBLISHED
    draft.version += 1
    draft.save()
    announce_published(draft, at=at)
    return draft


@transaction.atomic
def settle(commitment, *, kind, words, version, by, at, value=""):
    """Say what became of a commitment: ``kind`` is an Outcome.Kind, ``words`` what was done or why not.

    It takes the place of what was said before. Returns the Outcome. Raises EditConflict, NotCurrent, WordsLacking.
    """
    stored = _locked(commitment, version)
    if not Commitment.objects.current().filter(pk=stored.pk).exists():
        raise NotCurrent(stored.pk)
    words, value, kind = canonical(words), one_line(value), Outcome.Kind(kind)
    if is_wordless(words):
        raise WordsLacking("words")
    content = {"outcome": str(kind), "digest": outcome_digest(kind, value, words)}
    entry = record(act=Entry.Act.COMMITMENT_SETTLED, subject=stored.path, content=content, by=by, at=at)
    outcome = Outcome.objects.create(
        commitment=stored, kind=kind, value=value, words=words, said_at=at, said_by=by, entry=entry
    )
    stored.status = kind.value
    stored.version += 1
    stored.save(update_fields=["status", "version"])
    announce_outcome(outcome, at=at)
    return outcome


def missing_in(draft):
    """Names of the fields, of NEEDED, that the draft has to say before it can be published."""
    return [name for name in NEEDED if not getattr(draft, name)]


def said_in(commitment):
    """What a Commitment says, as a Said."""
    return Said(*(getattr(commitment, name) for name in Said._fields))


def _columns(said):
    lines = ("indicator", "baseline", "target", "unit")
    said = said._replace(
        text=canonical(said.text),
        verification=canonical(said.verification),
        **{name: one_line(getattr(said, name)) for name in lines},
    )
    if said.principle is None:
        raise WordsLacking("principle")
    if is_wordless(said.text):
        raise WordsLacking("text")
    if said.due_on and said.due_on.year > LAST_YEAR:
        raise DayTooFar(LAST_YEAR)
    return said._asdict()


def _check_replaceable(commitment):
    if not Commitment.objects.current().filter(pk=commitment.pk).exists():
        raise NotCurrent(commitment.pk)
    if commitment.status != Commitment.Status.PUBLISHED:
        raise Settled(commitment.pk)


def _locked(commitment, version):
    """The commitment as stored, locked. Raises EditConflict where it is not the one that was read."""
    rows = Commitment.objects.select_for_update(of=("self",)).select_related("member", "principle", "replaces")
    stored = rows.filter(pk=commitment.pk).first()
    if stored is None or stored.version != version:
        raise EditConflict(commitment.pk)
    return stored
