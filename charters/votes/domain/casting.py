"""Casting a city's ballot, again and again until the end; and what it prepares before."""

import hashlib

from django.db import IntegrityError, transaction
from django.db.models import Max

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.triggers.refusal import is_guard_refusal

from ...domain.tallying import Choice
from ..exceptions import (
    BallotReplaced,
    ChoicesMissing,
    ChoicesUnreadable,
    PhaseForbids,
    TooEarly,
    TooLate,
)
from ..models import Ballot, BallotDraft
from ..phases import Phase
from .announcing import announce_ballot
from .clock import database_now
from .opening import lock_round
from .sealing_ballots import ballot_hash, new_nonce

LONGEST_STATEMENT = 2000
_CHOICES = {choice.value for choice in Choice}


def save_draft(elector, *, choices, version, by):
    """Keep what a city has prepared; ``choices`` may leave questions out. Returns the BallotDraft.

    ``version`` is that of the draft as it was read, 0 where there was none: two colleagues don't write over each other
    unawares. Raises TooLate, TooEarly, PhaseForbids, ChoicesUnreadable or EditConflict.
    """
    with transaction.atomic():
        vote = lock_round(elector.round)
        at = _in_time(vote)
        choices = _canonical(choices, vote, may_be_empty=True)
        draft = BallotDraft.objects.filter(elector=elector).first() or BallotDraft(elector=elector)
        if draft.version != version:
            raise EditConflict(draft.pk)
        draft.choices, draft.changed_at, draft.changed_by = choices, at, by
        draft.version += 1
        draft.save()
        return draft


def discard_draft(elector):
    """Let go of what a city has prepared; what it has cast stays."""
    BallotDraft.objects.filter(elector=elector).delete()


def cast(elector, *, choices, seen, by):
    """Cast the ballot of a city on every question of the round; it takes the place of an earlier one.

    ``choices`` as in Ballot, ``seen`` the sequence of the ballot that the city had cast when it decided, 0 for none,
    ``by`` the account. Returns the Ballot. Raises TooLate, TooEarly, PhaseForbids, ChoicesMissing, ChoicesUnreadable,
    or BallotReplaced where a colleague was faster; then nothing is changed.
    """
    return _cast_in_time(elector, choices=choices, seen=seen, by=by)


def record_letter(elector, *, choices, seen, letter, by):
    """Record the ballot that a city sent by letter; ``letter`` is the scan as a ContentFile. Otherwise as ``cast``."""
    return _cast_in_time(elector, choices=choices, seen=seen, by=by, letter=letter)


def _cast_in_time(elector, **ballot):
    """As ``_cast``; the end may come between its look at the clock and the database's own, which decides."""
    try:
        return _cast(elector, **ballot)
    except IntegrityError as error:
        if is_guard_refusal(error):
            _in_time(elector.round)
        raise


@transaction.atomic
def _cast(elector, *, choices, seen, by, letter=None):
    vote = lock_round(elector.round)
    at = _in_time(vote)
    choices = _canonical(choices, vote)
    last = Ballot.objects.filter(elector=elector).aggregate(last=Max("sequence"))["last"] or 0
    if seen != last:
        raise BallotReplaced(last)
    ballot = Ballot(round=vote, elector=elector, sequence=last + 1, choices=choices, cast_at=at, cast_by=by)
    ballot.nonce = new_nonce()
    if letter is not None:
        letter.seek(0)
        ballot.letter_digest = hashlib.sha256(letter.read()).hexdigest()
    ballot.hash = ballot_hash(
        round_number=vote.number,
        elector=elector.slug,
        sequence=ballot.sequence,
        cast_at=at,
        choices=choices,
        letter_digest=ballot.letter_digest,
        nonce=ballot.nonce,
    )
    if letter is not None:
        ballot.letter.save("letter.pdf", letter, save=False)
    content = {
        "round": vote.number,
        "elector": elector.slug,
        "sequence": ballot.sequence,
        "ballot": ballot.hash,
        "by_letter": letter is not None,
    }
    ballot.entry = record(
        act=Entry.Act.BALLOT_CAST, subject=f"{vote.path}/ballots/{elector.slug}", content=content, by=by, at=at
    )
    ballot.save(force_insert=True)
    BallotDraft.objects.filter(elector=elector).delete()
    announce_ballot(ballot, at=at)
    return ballot


def _in_time(vote):
    """The database's moment, if a ballot can be cast at it. Raises TooLate, TooEarly or PhaseForbids."""
    at = database_now()
    phase = vote.phase(at)
    if phase == Phase.OPEN:
        return at
    if phase in {Phase.CLOSED, Phase.CERTIFIED}:
        raise TooLate(at)
    if phase == Phase.SCHEDULED:
        raise TooEarly(vote.opens_at)
    raise PhaseForbids(phase)


def _canonical(choices, vote, *, may_be_empty=False):
    """``choices`` as they are stored, one for each question. Raises ChoicesMissing or ChoicesUnreadable."""
    if len(choices) != vote.questions.count():
        raise ChoicesUnreadable
    found = [{"choice": made["choice"], "statement": canonical(made.get("statement") or "")} for made in choices]
    missing = [position for position, made in enumerate(found, 1) if not made["choice"]]
    if missing and not may_be_empty:
        raise ChoicesMissing(missing)
    for made in found:
        if (made["choice"] and made["choice"] not in _CHOICES) or len(made["statement"]) > LONGEST_STATEMENT:
            raise ChoicesUnreadable
    return found
