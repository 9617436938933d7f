"""Writing the participants of a meeting from the rows of a table."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from members.domain.adding import wait_for_other_tables
from members.models import Person, PersonSpelling

from ..exceptions import PlanOutdated, RowsInError, RowsUndecided, StageForbids
from ..models import Attendance, Meeting
from ..stages import Stage
from .acting import stage_at
from .participants.planning import CHANGED, MATCHED, NEW, plan_import

_BATCH = 200


@dataclass(frozen=True)
class Outcome:
    """What an import did: {state: rows}, and the attendances on file that the table doesn't have."""

    counts: dict
    gone: list


def import_participants(*, meeting, rows, decisions, by, source, problems=(), expected=None):
    """Write ``rows`` as attendances of ``meeting``, all or nothing, and return the Outcome.

    ``decisions``: {line: "new" or a person's pk} for doubtful rows. ``by``: the account, or None from a command.
    ``source``: name of the file, kept with new spellings and in the history. ``expected``: the digest of the plan that
    was confirmed. No row is ever deleted; no mandate and no voting right follows from attending.

    Raises StageForbids where the minutes are approved, and PlanOutdated, RowsInError or RowsUndecided, in that order,
    each with the present plan; nothing is written.
    """
    with transaction.atomic(), translation.override("fr"):
        # One import at a time: the plan below, made after the wait, is what gets written.
        wait_for_other_tables()
        meeting = (
            Meeting.objects.select_for_update(no_key=True, of=("self", "commission"))
            .select_related("commission")
            .get(pk=meeting.pk)
        )
        if (stage := stage_at(meeting)) in (Stage.APPROVED, Stage.SEALED):
            raise StageForbids(stage)
        if expected is not None and plan_import(meeting=meeting, rows=rows, problems=problems).digest != expected:
            raise PlanOutdated(plan_import(meeting=meeting, rows=rows, problems=problems, decisions=decisions))
        plan = plan_import(meeting=meeting, rows=rows, problems=problems, decisions=decisions)
        if plan.problems:
            raise RowsInError(plan)
        if plan.doubtful:
            raise RowsUndecided(plan)
        _write(plan, meeting, by, source)
        return Outcome(counts=plan.counts, gone=plan.gone)


def _write(plan, meeting, by, source):
    reason = f"import: {source}"[:200]
    history = {"batch_size": _BATCH, "default_user": by, "default_change_reason": reason}
    new = [one for one in plan.rows if one.state == NEW]
    people = [Person(surname=one.row.surname, given_name=one.row.given_name) for one in new]
    if people:
        bulk_create_with_history(people, Person, **history)
    for one, person in zip(new, people, strict=True):
        one.person = person.pk
    PersonSpelling.objects.bulk_create(
        [
            PersonSpelling(
                person_id=one.person, surname=one.row.surname, given_name=one.row.given_name, seen_in=source[:200]
            )
            for one in plan.rows
            if one.spelling
        ],
        ignore_conflicts=True,
    )
    attendances = [
        Attendance(
            meeting=meeting,
            person_id=one.person,
            member=one.member,
            position=one.position,
            title=one.row.title,
            mode=one.row.mode,
        )
        for one in plan.rows
        if one.state in {NEW, MATCHED}
    ]
    if attendances:
        bulk_create_with_history(attendances, Attendance, **history)
    changed = [_change(one) for one in plan.rows if one.state == CHANGED and one.changes]
    if changed:
        fields = ["member", "title", "mode", "position", "represented_by", "version"]
        bulk_update_with_history(changed, Attendance, fields, **history)


def _change(planned):
    """The attendance on file with what the row says."""
    attendance = planned.attendance
    for name, _recorded, read in planned.changes:
        setattr(attendance, name, read)
    if attendance.mode != Attendance.Mode.REPRESENTED:
        attendance.represented_by = None
    attendance.version += 1
    return attendance
