"""Arrivals, departures and who represents whom, as they are noted in session and put right afterwards."""

from django.db import transaction
from django.db.models import Max

from members.models import Person

from ..exceptions import AlreadyThere, NotThere, SpansOverlap
from ..models import Attendance, Presence
from ..reading.attending import is_noted
from ..stages import Stage
from .acting import acting_on
from .finding import of_name, seen_with

NOTED_AT = (Stage.PLANNED, Stage.CONVENED, Stage.IN_SESSION, Stage.HELD, Stage.DRAFTED, Stage.CIRCULATED)
"""Stages at which attendance, texts and decisions are written: what is approved is as it was approved."""


def arrive(attendance, *, mode, at):
    """Note that someone arrives in a ``mode`` ("on_site", "video") at the aware datetime ``at``; returns the Presence.

    Who was there in the other mode changes it. Raises StageForbids, AlreadyThere, or SpansOverlap where a later span
    is noted.
    """
    with acting_on(attendance.meeting, *NOTED_AT):
        attendance = Attendance.objects.get(pk=attendance.pk)
        lasting = attendance.presences.filter(until=None).first()
        if lasting is not None:
            if lasting.mode == mode:
                raise AlreadyThere(attendance)
            _end(lasting, at)
        if attendance.presences.filter(until__gt=at).exists():
            raise SpansOverlap(attendance)
        if attendance.mode != mode and not attendance.presences.exists():
            attendance.mode, attendance.represented_by = mode, None
            attendance.version += 1
            attendance.save(update_fields=["mode", "represented_by", "version"])
        return Presence.objects.create(attendance=attendance, mode=mode, since=at)


def leave(attendance, *, at):
    """Note that someone leaves at ``at``; returns the Presence. Raises StageForbids, NotThere, SpansOverlap."""
    with acting_on(attendance.meeting, *NOTED_AT):
        lasting = Presence.objects.filter(attendance=attendance.pk, until=None).first()
        if lasting is None:
            raise NotThere(attendance)
        _end(lasting, at)
        return lasting


def _end(presence, at):
    if presence.since >= at:
        raise SpansOverlap(presence.attendance)
    presence.until = at
    presence.save(update_fields=["until"])


def rewrite_spans(attendance, spans):
    """Put right when someone was there: ``spans`` are (mode, since, until or None), in the place of those noted.

    The list then says the same: who has a span was there, in one of its modes; who has none once the sitting is
    closed, and others have, was absent. Raises StageForbids, or SpansOverlap where one ends before it begins or two
    are there at once.
    """
    ordered = sorted(spans, key=lambda span: span[1])
    for index, (_mode, since, until) in enumerate(ordered):
        is_last = index == len(ordered) - 1
        if (until is not None and until <= since) or (until is None and not is_last):
            raise SpansOverlap(attendance)
        if not is_last and until > ordered[index + 1][1]:
            raise SpansOverlap(attendance)
    with acting_on(attendance.meeting, *NOTED_AT) as (meeting, _at):
        Presence.objects.filter(attendance=attendance.pk).delete()
        for mode, since, until in ordered:
            Presence.objects.create(attendance=attendance, mode=mode, since=since, until=until)
        _list_as_noted(meeting, attendance.pk, [mode for mode, _since, _until in ordered])


def _list_as_noted(meeting, pk, modes):
    row = Attendance.objects.get(pk=pk)
    if modes and row.mode not in modes:
        row.mode, row.represented_by = modes[0], None
    elif not modes and row.mode in Presence.MODES and meeting.closed_at and is_noted(meeting):
        row.mode = Attendance.Mode.ABSENT
    else:
        return
    row.version += 1
    row.save(update_fields=["mode", "represented_by", "version"])


@transaction.atomic
def take_over_invitees(meeting):
    """Put everyone who is convened on the list of participants, as they answered; returns how many were added.

    Who has not answered is expected. Those on the list already stay as they are. Raises StageForbids.
    """
    with acting_on(meeting, *NOTED_AT) as (meeting, _at):
        return _take_over(meeting)


def _take_over(meeting):
    listed = set(meeting.attendances.values_list("person", flat=True))
    last = meeting.attendances.aggregate(last=Max("position"))["last"] or 0
    invited = meeting.invitees.select_related("represented_by").prefetch_related("also_for")
    missing = [
        row
        for row in invited.order_by("member__country", "member__name", "person__surname", "person__given_name", "pk")
        if row.person_id not in listed
    ]
    for position, row in enumerate(missing, last + 1):
        attendance = Attendance.objects.create(
            meeting=meeting,
            position=position,
            person_id=row.person_id,
            member_id=row.member_id,
            title=row.title,
            **_answered(meeting, row),
        )
        if others := row.also_for.all():
            attendance.also_for.set(others)
    return len(missing)


def _answered(meeting, invitee):
    """How an Invitee takes part by the answer that stands; who has not answered is expected."""
    usual = Attendance.Mode.VIDEO if meeting.format == meeting.Format.VIDEO else Attendance.Mode.ON_SITE
    holder = invitee.represented_by
    return {"mode": invitee.reply or usual, "represented_by_id": holder.person_id if holder else None}


def follow_answer(meeting, invitee):
    """Put what an Invitee answers now on the list of participants, where they stand there already and have not come."""
    row = Attendance.objects.filter(meeting=meeting, person=invitee.person_id, presences=None).first()
    said = _answered(meeting, invitee)
    if row is None or said == {name: getattr(row, name) for name in said}:
        return
    row.mode, row.represented_by_id = said["mode"], said["represented_by_id"]
    row.version += 1
    row.save(update_fields=["mode", "represented_by", "version"])


def add_participant(meeting, *, person, member, title, mode, represented_by=None):
    """Put someone on the list of a Meeting, last; returns the Attendance, the one there already if there is one.

    ``person``: a Person, or (surname, given name), who is found among those seen with the member, or put on file.
    ``mode`` "on_site" or "video" says how someone takes part, not that they are there yet; "excused" and "represented"
    that they don't. Raises StageForbids.
    """
    with acting_on(meeting, *NOTED_AT) as (meeting, _at):
        if isinstance(person, tuple):
            listed = meeting.attendances.filter(member=member).select_related("person")
            near = [row.person for row in listed] if member is None else seen_with(member)
            surname, given_name = person
            found = of_name(surname, given_name, near)
            person = found or Person.objects.create(surname=surname, given_name=given_name)
        last = meeting.attendances.aggregate(last=Max("position"))["last"] or 0
        found, _made = Attendance.objects.get_or_create(
            meeting=meeting,
            person=person,
            defaults={
                "member": member,
                "title": title,
                "mode": mode,
                "represented_by": represented_by,
                "position": last + 1,
            },
        )
        return found
