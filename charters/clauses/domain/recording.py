"""A city records its use of a clause: drafts that it alone sees, and stages that it publishes for good."""

import datetime
from typing import NamedTuple

from django.db import transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...domain.digests import one_line
from .. import stages
from ..exceptions import (
    ClauseFixed,
    ClauseWithdrawn,
    DateAhead,
    DatesReversed,
    DateTooFar,
    NothingPublished,
    NothingToPublish,
    OwnWordsMissing,
    StageNotPossible,
)
from ..models import Clause, ClauseVersion, Offers, Stage, Use
from .announcing import announce_stage
from .digests import stage_digest

FIRST_YEAR, LAST_YEAR = 1990, 2100


class Chosen(NamedTuple):
    """Which clause a city uses: a published ClauseVersion, or words of its own on a Principle, with a title."""

    version: ClauseVersion | None = None
    principle: object = None
    title: str = ""
    text: str = ""


class Said(NamedTuple):
    """What a city says of a stage. Dates that it does not know are None, a contract "" ."""

    kind: str
    contract: str = ""
    began_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    lesson: str = ""
    offers: str = Offers.UNKNOWN
    offers_note: str = ""


@transaction.atomic
def begin_use(*, member, chosen, said, by, at):
    """A draft of a use with its first stage, seen by the city alone; returns the Use.

    Raises OwnWordsMissing, ClauseWithdrawn, StageNotPossible, DatesReversed, DateAhead, DateTooFar.
    """
    use = Use(member=member, author=by, changed_at=at, **_columns_of(chosen))
    use.save()
    _write_stage(use, said, corrects=None, by=by, at=at)
    return use


@transaction.atomic
def change_use(use, *, chosen, said, version, by, at):
    """Change a use that is not published, and its first stage; returns the Use as stored.

    ``version`` is that of the use as it was read. Raises EditConflict, ClauseFixed, or what ``begin_use`` does.
    """
    use = _locked(use, version)
    if use.is_published:
        raise ClauseFixed(use.pk)
    for name, value in _columns_of(chosen).items():
        setattr(use, name, value)
    use.save(update_fields=["clause_version", "principle", "title", "text"])
    _write_stage(use, said, corrects=None, by=by, at=at)
    return _touched(use, at)


@transaction.atomic
def write_stage(use, *, said, version, by, at, corrects=None):
    """Write or change the draft of the next stage of a published use; ``corrects``: the published Stage to correct.

    Returns the Use as stored. Raises EditConflict, NothingPublished, or what ``begin_use`` does.
    """
    use = _locked(use, version)
    if not use.is_published:
        raise NothingPublished(use.pk)
    _write_stage(use, said, corrects=corrects, by=by, at=at)
    return _touched(use, at)


@transaction.atomic
def discard_draft(use, *, version, at):
    """Delete the draft stage of a use, and the use itself where it was never published.

    Raises EditConflict, NothingToPublish.
    """
    use = _locked(use, version)
    draft = draft_of(use)
    if draft is None:
        raise NothingToPublish(use.pk)
    draft.delete()
    if use.is_published:
        _touched(use, at)
    else:
        use.delete()


@transaction.atomic
def publish_stage(use, *, version, by, at):
    """Publish the draft stage of a use, and the use with it the first time: everyone reads it, and it stays.

    The act is recorded in the register. Returns the Stage. Raises EditConflict, NothingToPublish, or what ``begin_use``
    raises where a date or a stage has become impossible since it was written.
    """
    use = _locked(use, version)
    stage = draft_of(use)
    if stage is None:
        raise NothingToPublish(use.pk)
    _check(use, said_in(stage), corrects=stage.corrects, at=at)
    if not use.is_published and use.clause_version:
        _check_to_use(use.clause_version)
    stage.use = use
    clause = use.clause_version and f"{use.clause_version.clause.key}/{use.clause_version.number}"
    content = {
        "principle": use.principle.key,
        "clause": clause,
        "stage": str(stage.kind),
        "corrects": stage.corrects.entry_id if stage.corrects else None,
        "digest": stage_digest(stage),
    }
    act = Entry.Act.CLAUSE_STAGE_PUBLISHED
    stage.entry = record(act=act, subject=use.path, content=content, by=by, at=at)
    stage.published_at, stage.published_by = at, by
    stage.save(update_fields=["published_at", "published_by", "entry"])
    use.published_at = use.published_at or at
    use.standing = stages.present(list(use.stages.public())).kind
    use.save(update_fields=["published_at", "standing"])
    _touched(use, at)
    announce_stage(stage, at=at)
    return stage


def draft_of(use):
    """The draft stage of a use, or None; one query."""
    return use.stages.filter(published_at=None).select_related("corrects").first()


def said_in(stage):
    """What a Stage says, as a Said."""
    return Said(*(getattr(stage, name) for name in Said._fields))


def possible_kinds(use, corrects=None):
    """The kinds that the next stage of a use can have, or one in the place of the Stage ``corrects``; one query."""
    rows = list(use.stages.public())
    if corrects is not None and corrects.pk not in {row.pk for row in stages.holding(rows)}:
        return ()
    return stages.possible_kinds(rows, corrects.pk if corrects else None)


def _write_stage(use, said, *, corrects, by, at):
    said = _canonical(said)
    _check(use, said, corrects=corrects, at=at)
    draft = draft_of(use) or Stage(use=use, created_at=at)
    for name, value in said._asdict().items():
        setattr(draft, name, value)
    draft.corrects, draft.author = corrects, by
    draft.save()
    return draft


def _check(use, said, *, corrects, at):
    possible = possible_kinds(use, corrects)
    if said.kind not in possible:
        raise StageNotPossible([Stage.Kind(kind) for kind in possible])
    today = use.member.day_at(at)
    for name in ("began_on", "ended_on"):
        day = getattr(said, name)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise DateTooFar((FIRST_YEAR, LAST_YEAR), name=name)
        # Until when a trial will last can be said while it lasts; all else is told once it is so.
        if day and day > today and (name, said.kind) != ("ended_on", stages.TRIAL):
            raise DateAhead(today, name=name)
    if said.began_on and said.ended_on and said.ended_on < said.began_on:
        raise DatesReversed(said.began_on)


def _canonical(said):
    """The same with words in canonical form, and only the dates that its kind has."""
    return said._replace(
        contract=one_line(said.contract),
        lesson=canonical(said.lesson),
        offers_note=canonical(said.offers_note),
        began_on=None if said.kind == stages.ENDED else said.began_on,
        ended_on=None if said.kind == stages.GENERALISED else said.ended_on,
    )


def _columns_of(chosen):
    if chosen.version is not None:
        if not chosen.version.is_sealed:
            raise OwnWordsMissing("version")
        _check_to_use(chosen.version)
        principle = chosen.version.clause.principle
        return {"clause_version": chosen.version, "principle": principle, "title": "", "text": ""}
    title, text = one_line(chosen.title), canonical(chosen.text)
    for name, missing in (
        ("principle", chosen.principle is None),
        ("title", is_wordless(title)),
        ("text", is_wordless(text)),
    ):
        if missing:
            raise OwnWordsMissing(name)
    return {"clause_version": None, "principle": chosen.principle, "title": title, "text": text}


def _check_to_use(version):
    # Locked, so that no use begins while the clause is being withdrawn.
    clause = Clause.objects.select_for_update().get(pk=version.clause_id)
    if clause.is_withdrawn:
        raise ClauseWithdrawn(clause.key)


def _locked(use, version):
    """The use as stored, locked. Raises EditConflict where it is not the one that was read."""
    rows = Use.objects.select_for_update(of=("self",)).select_related("member", "principle", "clause_version__clause")
    stored = rows.filter(pk=use.pk).first()
    if stored is None or stored.version != version:
        raise EditConflict(use.pk)
    return stored


def _touched(use, at):
    use.version += 1
    use.changed_at = at
    use.save(update_fields=["version", "changed_at"])
    return use
