"""Moving the end of a round, and annulling it."""

import hashlib

from charter_portal.register.chain import utc_text
from charter_portal.register.models import Entry
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...domain.enacting import FARTHEST, reopen_vote
from ...exceptions import ReasonMissing
from ...models import Edition
from ..exceptions import InForceAlready, NotLater, PhaseForbids
from ..models import Round
from ..phases import Phase
from .announcing import announce_annulment, announce_prolonging
from .opening import acting_on, note_act, save_round

Act, Status = Entry.Act, Edition.Status


def prolong(vote, *, closes_at, reason, by):
    """Move the end of a round to the later aware datetime ``closes_at``, before it has come, for a ``reason``.

    Returns the Round as stored. Raises PhaseForbids, NotLater (also for an end that is too far) or ReasonMissing.
    """
    with acting_on(vote) as (vote, at):
        phase = vote.phase(at)
        if phase not in {Phase.SCHEDULED, Phase.OPEN}:
            raise PhaseForbids(phase)
        if not vote.closes_at < closes_at <= at + FARTHEST:
            raise NotLater(vote.closes_at)
        note = said(reason)
        before, vote.closes_at = vote.closes_at, closes_at
        save_round(vote, "closes_at")
        content = {"round": vote.number, "before": utc_text(before), "closes_at": utc_text(closes_at), **bound(note)}
        note_act(Act.ROUND_PROLONGED, vote, content, by=by, at=at, note=note)
        announce_prolonging(vote, before=before, at=at)
        return vote


def annul(vote, *, reason, by):
    """Annul a round for a ``reason``, which everyone reads. Nothing is deleted, and the text can go to a new round.

    What the round had decided is undone: an edition that it carried stands at the vote again. Returns the Round as
    stored. Raises PhaseForbids, InForceAlready once the edition is in force, or ReasonMissing.
    """
    with acting_on(vote) as (vote, at):
        phase = vote.phase(at)
        if phase in {Phase.DRAFT, Phase.ANNULLED}:
            raise PhaseForbids(phase)
        note = said(reason)
        if phase == Phase.CERTIFIED:
            _undo(vote, by=by, at=at)
        vote.annulled_at = at
        save_round(vote, "annulled_at")
        note_act(Act.ROUND_ANNULLED, vote, {"round": vote.number, **bound(note)}, by=by, at=at, note=note)
        announce_annulment(vote, at=at)
        return vote


def is_in_force(vote):
    """Whether what a certified round carried is or was in force, so that the round can't be annulled; two queries."""
    if not _decided(vote):
        return False
    if vote.edition.status not in {Status.CARRIED, Status.CARRIED_IN_PART, Status.REJECTED}:
        return True
    return any(edition.status != Status.CARRIED for edition in _made_of(vote))


def _decided(vote):
    """Whether it is this round that decided on its edition: one on an amendment or without quorum did not."""
    if vote.mode == Round.Mode.AMENDMENT or vote.certified_at is None:
        return False
    outcomes = (Act.CARRIED, Act.CARRIED_IN_PART, Act.REJECTED)
    last = vote.edition.acts.filter(entry__act__in=outcomes).select_related("entry").order_by("-entry").first()
    return last is not None and last.entry.content.get("round") == vote.number


def _made_of(vote):
    """The editions that were made of what is carried of the round's own."""
    if vote.edition.status != Status.CARRIED_IN_PART:
        return []
    statuses = (Status.CARRIED, Status.IN_FORCE, Status.SUPERSEDED)
    return list(vote.edition.next_editions.filter(status__in=statuses))


def _undo(vote, *, by, at):
    """The edition stands at the vote again, and what was made of its carried principles is abandoned."""
    if is_in_force(vote):
        raise InForceAlready(vote.edition.number)
    if _decided(vote):
        reopen_vote(vote.edition, made=_made_of(vote), by=by, at=at)


def said(text):
    """A reason in its canonical form. Raises ReasonMissing where there is nothing to read in it."""
    text = canonical(text)
    if is_wordless(text):
        raise ReasonMissing
    return text


def bound(note):
    """What binds the words kept beside an entry of the register, which holds no prose."""
    return {"note": hashlib.sha256(note.encode()).hexdigest()}
