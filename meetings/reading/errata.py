"""What is shown beside sealed minutes: errata, and why they are out of view."""

from typing import NamedTuple

from charter_portal.register.models import Entry

from ..models import AgendaItem, MeetingAct
from ..readers import EVERYONE


class Withdrawal(NamedTuple):
    """Why minutes are out of view: the number of the act, its moment and its reason, in French."""

    number: int
    at: object
    reason: str


def withdrawal_of(meeting):
    """The Withdrawal of a Meeting whose minutes are selected, or None where they are in view; one query at most."""
    if not hasattr(meeting, "minutes") or meeting.minutes.withdrawn_at is None:
        return None
    acts = MeetingAct.objects.filter(meeting=meeting, entry__act=Entry.Act.MINUTES_WITHDRAWN)
    act = acts.select_related("entry").order_by("entry").last()
    return Withdrawal(act.entry_id, meeting.minutes.withdrawn_at, act.note)


def errata_of(meeting, readers):
    """The Errata to the minutes of a Meeting that those ``readers`` read, a list; one query, none before the seal."""
    if not meeting.minutes.is_sealed:
        return []
    errata = meeting.minutes.errata.select_related("item", "printed_in__commission").order_by("number")
    hidden = AgendaItem.Audience.MEMBERS
    return [one for one in errata if readers != EVERYONE or one.item is None or one.item.audience != hidden]
