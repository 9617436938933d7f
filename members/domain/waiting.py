"""What a city has to do: what each application's own function finds, and in which order it is told."""

import datetime
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from ..models import Invitation
from .acting import LEADING

SOON = datetime.timedelta(days=14)
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_LAST = datetime.date(9000, 1, 1)  # from the day after it calendars end in some time zone or other


@dataclass(frozen=True)
class Todo:
    """One thing to do. ``what`` names it for the template ``template``, which finds the rest in ``facts``.

    ``due`` is the aware moment at which it is too late, or None; ``weight`` orders what has no deadline, smaller first.
    """

    template: str
    what: str
    due: datetime.datetime | None = None
    weight: int = 5
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Deadline:
    """A moment as a city reads it: the last whole ``day`` on which it is in time there, and ``days`` until then."""

    day: datetime.date
    days: int


def deadline(due, *, zone, at):
    """The Deadline of the aware datetime ``due`` in the IANA time zone ``zone``, seen at the aware datetime ``at``.

    What is due at midnight can be done until the evening before; on the last day 0 days are left, then fewer.
    """
    here = ZoneInfo(zone)
    day = (due - datetime.timedelta(microseconds=1)).astimezone(here).date()
    return Deadline(day, (day - at.astimezone(here).date()).days)


def end_of_day(day, *, zone):
    """The aware moment at which the date ``day`` is over in the time zone ``zone``."""
    day = min(day, _LAST)
    return datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time.min, ZoneInfo(zone))


def most_urgent_first(todos, *, at):
    """The same, sorted: what is due SOON after ``at`` by its deadline, then the rest by weight and deadline.

    So a letter that is missing does not stand below a meeting of next year.
    """

    def urgency(todo):
        due = todo.due or _NEVER
        return (due if due - at <= SOON else _NEVER, todo.weight, due)

    return sorted(todos, key=urgency)


def waiting_in_delegation(seat, delegation, *, at):
    """Todos of a delegation: no delegate, letters that are missing, invitations without an answer.

    ``delegation`` holds the mandates of the member, as acting.delegation_of; those who lead are told what they can do
    about it. One query.
    """
    found = []
    if not any(mandate.kind == "delegate" for mandate in delegation):
        found.append(_todo("no_delegate", weight=1))
    for mandate in delegation:
        if mandate.kind in LEADING and not mandate.accreditation:
            facts = {"mandate": mandate, "can_file": seat.leads}
            found.append(_todo("letter_missing", weight=2, facts=facts))
    if seat.leads:
        found += _invitations(delegation, at)
    return found


def _invitations(delegation, at):
    contributors = [mandate for mandate in delegation if mandate.kind == "contributor"]
    open_ones = Invitation.objects.filter(mandate__in=contributors, accepted_at=None, revoked_at=None)
    for invitation in open_ones.select_related("person").order_by("expires_at", "pk"):
        if invitation.state_at(at) == Invitation.State.EXPIRED:
            yield _todo("invitation_expired", weight=3, facts={"invitation": invitation})
        else:
            yield _todo("invitation_waiting", due=invitation.expires_at, facts={"invitation": invitation})


def _todo(what, **more):
    return Todo("members/todo.html", what, **more)
