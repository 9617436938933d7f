"""What a city has to do about meetings."""

import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from members.domain.waiting import Todo, end_of_day

from ..models import Meeting, Minutes
from .answering import begins_at
from .telling import ATTENDED


def of_member(member, path=""):
    """A Q for those who act for ``member`` at a meeting; ``path`` leads to the invitee, as "invitees__"."""
    return Q(**{f"{path}member": member}) | Q(**{f"{path}also_for": member})


def unanswered_for(member):
    """How many of those who act for ``member`` were convened and have not answered, to annotate meetings with."""
    asked = Q(invitees__reply="", invitees__convened_at__isnull=False)
    return Count("invitees", filter=asked & of_member(member, "invitees__"), distinct=True)


def waiting_for_meetings(member, *, at):
    """Todos: answers wanted, the next meeting, minutes to correct, by the present day of ``member``; two queries."""
    zone = ZoneInfo(member.time_zone)
    coming = Meeting.objects.filter(status__in=Meeting.TO_COME, starts_on__gte=at.astimezone(zone).date())
    coming = coming.annotate(unanswered=unanswered_for(member))
    found = list(coming.select_related("commission", "host").order_by("starts_on", "pk")[:_MOST])
    wanted = [meeting for meeting in found if meeting.status == Meeting.Status.CONVENED and meeting.unanswered]
    todos = [
        Todo("meetings/todo.html", "answer", due=_wanted_by(one, zone, at), facts={"meeting": one}) for one in wanted
    ]
    if found and found[0] not in wanted:
        begins = datetime.datetime.combine(found[0].starts_on, datetime.time.max, zone)
        todos.append(Todo("meetings/todo.html", "meeting", due=begins, facts={"meeting": found[0]}))
    return todos + _to_correct(member, zone, at)


def _to_correct(member, zone, at):
    """Todos: circulated minutes of meetings attended for ``member``, while they can be corrected; one query."""
    found = Minutes.objects.filter(
        of_member(member, "meeting__attendances__"),
        status=Minutes.Status.CIRCULATED,
        corrections_until__gte=at.astimezone(zone).date(),
        meeting__attendances__mode__in=ATTENDED,
    )
    return [
        Todo(
            "meetings/todo.html",
            "correct",
            due=end_of_day(one.corrections_until, zone=one.meeting.zone.key),
            facts={"meeting": one.meeting},
        )
        for one in found.select_related("meeting__commission", "meeting__host").distinct().order_by("pk")[:_MOST]
    ]


_MOST = 12  # meetings to come that anybody plans at once


def _wanted_by(meeting, zone, at):
    """The day by which answers are wanted, at the city's place; once it has passed, the beginning."""
    if meeting.reply_by and (day := end_of_day(meeting.reply_by, zone=zone.key)) > at:
        return day
    return begins_at(meeting)
