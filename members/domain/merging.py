"""Merging two people on file who turn out to be one.

What refers to a person is found through the model's relations: applications above this one add theirs unseen.
"""

import hashlib
import json
from dataclasses import dataclass, field

from django.db import models, transaction
from simple_history.models import HistoricalChanges
from simple_history.utils import bulk_update_with_history

from charter_portal.editing.models import Versioned

from ..exceptions import BothHaveAccounts, MergeOutdated, RowsCollide, RowsPointAtBoth, SamePerson
from ..models import DistinctPeople, Person, PersonMerge, PersonSpelling, User
from .distinguishing import carry_over, judgement_on

# Filled in on the person kept where blank there.
FILLED = ("given_name", "civility", "language", "email", "phone")


@dataclass(frozen=True)
class Move:
    """Rows of ``model`` whose ``field_name`` points at the person merged."""

    model: type
    field_name: str
    rows: list

    @property
    def label(self):
        """``meetings.attendance.person``: how the record of the merge names these rows."""
        return f"{self.model._meta.label_lower}.{self.field_name}"


@dataclass
class MergePlan:
    """What merging would do. ``refusals`` stand in the way; ``filled`` are fields of the kept that are blank now.

    ``lost``: fields where both differ; the kept person's value stays, the other's remains in the history only.
    ``told_apart``: the DistinctPeople by which someone said that the two are two people; merging drops it.
    """

    kept: Person
    merged: Person
    moves: list[Move] = field(default_factory=list)
    dropped: list = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    refusals: list = field(default_factory=list)
    told_apart: DistinctPeople | None = None

    @property
    def digest(self):
        """A fingerprint of both people and of what would move."""
        facts = [
            [[person.pk, person.version, str(person)] for person in (self.kept, self.merged)],
            [[move.label, sorted(row.pk for row in move.rows)] for move in self.moves],
            [self.filled, self.lost, [type(refusal).__name__ for refusal in self.refusals]],
            [self.told_apart and self.told_apart.pk],
        ]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def plan_merge(*, kept, merged):
    """The MergePlan of making ``merged`` one with ``kept``. Reads only."""
    plan = MergePlan(kept, merged)
    if kept.pk == merged.pk:
        plan.refusals.append(SamePerson())
        return plan
    plan.told_apart = judgement_on(kept, merged)
    for relation in relations_to_people():
        name = relation.field.name
        rows = list(relation.related_model._default_manager.filter(**{name: merged}).order_by("pk"))
        if not rows:
            continue
        collisions = _collisions(relation, rows, kept)
        if relation.related_model is PersonSpelling:
            # The same spelling of both is one spelling.
            plan.dropped = [row for row, _other in collisions]
            rows = [row for row in rows if row not in plan.dropped]
        elif collisions:
            refusal = BothHaveAccounts if relation.related_model is User else RowsCollide
            plan.refusals.append(refusal(collisions))
        if rows:
            plan.moves.append(Move(relation.related_model, name, rows))
    if both := _rows_pointing_at_both(kept, merged):
        plan.refusals.append(RowsPointAtBoth(both))
    for name in FILLED:
        ours, theirs = getattr(kept, name), getattr(merged, name)
        if theirs and not ours:
            plan.filled.append(name)
        elif theirs and ours != theirs and name != "given_name":
            plan.lost.append(name)
    return plan


def relations_to_people():
    """Every relation by which rows point at a person, those without a name included; history stays as it was.

    Judgements that two people are two are carried over by rules of their own.
    """
    return [
        relation
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
        and not issubclass(relation.related_model, HistoricalChanges | DistinctPeople)
    ]


def _collisions(relation, rows, kept):
    """[(row, row of ``kept``)] that a unique constraint would not let both belong to ``kept``."""
    name = relation.field.name
    theirs = list(relation.related_model._default_manager.filter(**{name: kept}))
    if relation.field.unique:
        return list(zip(rows, theirs, strict=False))
    found = []
    for others in _unique_with(relation.related_model, name):
        taken = {tuple(getattr(row, other) for other in others): row for row in theirs}
        found += [(row, taken[key]) for row in rows if (key := tuple(getattr(row, o) for o in others)) in taken]
    return found


def _unique_with(model, name):
    """For each unique constraint of ``model`` with the field ``name``, the attributes of its other fields."""
    groups = [
        constraint.fields for constraint in model._meta.constraints if isinstance(constraint, models.UniqueConstraint)
    ]
    groups += model._meta.unique_together
    return [
        [model._meta.get_field(other).attname for other in group if other != name] for group in groups if name in group
    ]


def _rows_pointing_at_both(kept, merged):
    """[(row, row)] of the rows that name ``kept`` in one field and ``merged`` in another."""
    fields_of = {}
    for relation in relations_to_people():
        fields_of.setdefault(relation.related_model, []).append(relation.field.name)
    rows = []
    for model, names in fields_of.items():
        for one in names:
            for other in names:
                if one != other:
                    rows += model._default_manager.filter(**{one: kept, other: merged})
    return [(row, row) for row in rows]


def merge_people(*, kept, merged, by, at, expected=None):
    """Make ``merged`` one with ``kept``, in one transaction, and return the PersonMerge that records it.

    All that referred to ``merged`` refers to ``kept``; the name of ``merged`` stays as a spelling; blank fields of
    ``kept`` are filled. ``expected``: the digest of the plan that was reviewed. Raises SamePerson, BothHaveAccounts,
    RowsCollide, RowsPointAtBoth or MergeOutdated, and then changes nothing; Person.DoesNotExist if one is gone.
    """
    if kept.pk == merged.pk:
        raise SamePerson
    with transaction.atomic():
        # Both locked in the order of their numbers, so that two merges at once can't wait for each other.
        locked = {
            person.pk: person
            for person in Person.objects.select_for_update().order_by("pk").filter(pk__in=(kept.pk, merged.pk))
        }
        if len(locked) < 2:
            raise Person.DoesNotExist
        plan = plan_merge(kept=locked[kept.pk], merged=locked[merged.pk])
        if expected is not None and plan.digest != expected:
            raise MergeOutdated
        if plan.refusals:
            raise plan.refusals[0]
        record = _record(plan, by, at)
        for move in plan.moves:
            _move(move, plan.kept, by)
        carry_over(kept=plan.kept, merged=plan.merged, by=by)
        _keep_spelling(plan)
        _fill(plan, by)
        _remove(plan.merged, by)
        return record


def _record(plan, by, at):
    moved = {move.label: [row.pk for row in move.rows] for move in plan.moves}
    if plan.filled:
        moved["filled"] = plan.filled
    return PersonMerge.objects.create(
        kept=plan.kept, merged_number=plan.merged.pk, merged_name=str(plan.merged), moved=moved, by=by, at=at
    )


def _move(move, kept, by):
    """Point the rows at ``kept``: with history and a new version where the model has them."""
    names = [move.field_name]
    for row in move.rows:
        setattr(row, move.field_name, kept)
    if issubclass(move.model, Versioned):
        names.append("version")
        for row in move.rows:
            row.version += 1
    if hasattr(move.model._meta, "simple_history_manager_attribute"):
        reason = f"merge: {kept.pk}"
        bulk_update_with_history(move.rows, move.model, names, default_user=by, default_change_reason=reason)
    else:
        move.model._default_manager.bulk_update(move.rows, names)


def _keep_spelling(plan):
    """Record the name of the person merged as a spelling, unless it is the kept person's own."""
    name = {"surname": plan.merged.surname, "given_name": plan.merged.given_name}
    if (plan.kept.surname, plan.kept.given_name) != tuple(name.values()):
        PersonSpelling.objects.get_or_create(person=plan.kept, **name)


def _fill(plan, by):
    for name in plan.filled:
        setattr(plan.kept, name, getattr(plan.merged, name))
    if plan.filled:
        plan.kept.version += 1
        plan.kept._history_user = by
        plan.kept.save(update_fields=[*plan.filled, "version"])


def _remove(merged, by):
    """Delete the row of ``merged``, to which nothing refers any longer. Its history stays."""
    merged = Person.objects.get(pk=merged.pk)
    merged._history_user = by
    merged.delete()
