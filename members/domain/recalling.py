"""What happened to a member's delegation, read from the history of its mandates."""

import itertools
from dataclasses import dataclass
from datetime import datetime

from ..models import Mandate
from ..models.person import in_prose

_COMPARED = ("person_id", "kind", "title", "starts_on", "ends_on")
_LETTER = ("accreditation", "accreditation_number", "accreditation_date")


@dataclass(frozen=True)
class Event:
    """One change: ``what`` is "added", "removed", "ended", "letter", "person" or "changed"; ``row`` the mandate then.

    ``by`` is the account that did it, or None where none is known.
    """

    at: datetime
    what: str
    row: object
    by: object


def what_changed(older, newer):
    """The word for the step from one row of a mandate's history (None before the first) to the next, or None."""
    if newer.history_type == "-":
        return "removed"
    if older is None or newer.history_type == "+":
        return "added"
    if any(getattr(older, name) != getattr(newer, name) for name in _LETTER):
        return "letter"
    changed = {name for name in _COMPARED if getattr(older, name) != getattr(newer, name)}
    if changed == {"ends_on"} and newer.ends_on is not None:
        return "ended"
    return ("person" if changed == {"person_id"} else "changed") if changed else None


def events_of(member, *, limit=50):
    """The latest Events of the member's delegation, the newest first; three queries at most."""
    rows = (
        Mandate.history.filter(member=member)
        .select_related("history_user__person")
        .order_by("id", "history_date", "history_id")
    )
    events = []
    for _pk, steps in itertools.groupby(rows, key=lambda row: row.id):
        older = None
        for newer in steps:
            if what := what_changed(older, newer):
                events.append(Event(newer.history_date, what, newer, newer.history_user))
            older = newer
    events.sort(key=lambda event: (event.at, event.row.history_id), reverse=True)
    return _with_names(events[:limit])


def _with_names(events):
    """The same events; ``row.name`` is the person's name, at present or else as the history has it last."""
    people = {event.row.person_id for event in events}
    model = Mandate._meta.get_field("person").related_model
    # Of who is no longer on file the history knows the last name: nothing, where that was erased.
    names = {row.id: row for row in model.history.filter(id__in=people).order_by("history_id")}
    names |= model.objects.in_bulk(people)
    for event in events:
        named = names.get(event.row.person_id)
        event.row.name = in_prose(named.surname, named.given_name) if named else ""
    return events
