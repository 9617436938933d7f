"""What opens a meeting: decisions of earlier ones that are still open, and minutes that wait for their approval."""

from typing import NamedTuple

from ..models import AgendaItem, Minutes
from ..readers import MEMBERS
from .decisions import earlier_open


class Opening(NamedTuple):
    """``decisions`` under an item of follow-up, ``minutes`` under one of approval; lists, each perhaps empty."""

    decisions: list
    minutes: list


def opening_of(meeting, readers=MEMBERS):
    """The Opening of a Meeting as ``readers`` read it, computed from the rows as they are; two queries."""
    waiting = Minutes.objects.filter(
        status=Minutes.Status.CIRCULATED,
        meeting__commission=meeting.commission_id,
        meeting__number__lt=meeting.number,
    )
    return Opening(
        list(earlier_open(meeting).read_by(readers)),
        list(waiting.select_related("meeting__commission").order_by("meeting__number")),
    )


def under(item, opening):
    """What stands under an AgendaItem: the decisions or the minutes of an Opening, or nothing."""
    if item.kind == AgendaItem.Kind.FOLLOW_UP:
        return Opening(opening.decisions, [])
    if item.kind == AgendaItem.Kind.APPROVAL:
        return Opening([], opening.minutes)
    return Opening([], [])
