"""A person decides where an annotation stands in a wording: at a passage, or nowhere."""

from django.db import transaction

from charter_portal.editing.exceptions import EditConflict

from ..exceptions import PassageNotThere
from ..models import Placement
from .words import in_language


@transaction.atomic
def place_at(placement, passage, *, seen=None, by, at):
    """Put the annotation at ``passage``, an Anchor of the wording's statement in the annotation's language.

    From now on it is carried from there. ``seen``: when what the person read had been decided, None where it had not.
    Returns the Placement as stored. Raises PassageNotThere, and EditConflict where someone decided since it was read.
    """
    placement = _locked(placement, seen)
    text = in_language(placement.revision, "statement", placement.annotation.language)
    if not passage.quote or text[passage.start : passage.end] != passage.quote:
        raise PassageNotThere(placement.revision.number)
    is_same = passage.quote == placement.annotation.quote
    state = Placement.State.MOVED if is_same else Placement.State.CHANGED
    return _decide(placement, state, passage.start, passage.end, passage.quote, by=by, at=at)


@transaction.atomic
def leave_behind(placement, *, seen=None, by, at):
    """Say that the passage is gone: the annotation stays with its own wording. See ``place_at``."""
    return _decide(_locked(placement, seen), Placement.State.ORPHAN, 0, 0, "", by=by, at=at)


def _locked(placement, seen):
    rows = Placement.objects.select_for_update(of=("self",)).select_related("annotation", "revision")
    placement = rows.get(pk=placement.pk)
    if placement.decided_at != seen:
        raise EditConflict
    return placement


def _decide(placement, state, start, end, quote, *, by, at):
    placement.state, placement.start, placement.end, placement.quote = state, start, end, quote
    placement.decided_at, placement.decided_by = at, by
    placement.save(update_fields=["state", "start", "end", "quote", "decided_at", "decided_by"])
    return placement
