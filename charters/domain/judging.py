"""What the team does with a submitted amendment, short of merging it: admit it, decline it, write its French."""

from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ..exceptions import FrenchNotCalledFor, NothingAmended, ReasonMissing, WordsMissing
from ..models import Amendment, AmendmentEvent
from .amending import (
    Kind,
    Status,
    What,
    check_version,
    locked,
    note_event,
    save_state,
    text_in,
    text_of,
    write_french_on,
)
from .announcing import announce_admission, announce_decision, announce_french
from .words import AUTHORITATIVE

FrenchBy = Amendment.FrenchBy
_FRENCH = ("french_title", "french_statement", "french_by", "french_agreed_at")


def declare_admissible(amendment, *, version, by, at):
    """Declare a submitted amendment admissible. Returns it as stored. Raises AmendmentForbids, EditConflict."""
    with locked(amendment, {Status.SUBMITTED}) as amendment:
        check_version(amendment, version)
        amendment.status = Status.ADMISSIBLE
        save_state(amendment, "status")
        note_event(amendment, What.ADMISSIBLE, by=by, at=at)
        announce_admission(amendment, at=at)
        return amendment


def decline(amendment, *, reason, version, by, at):
    """Decline an amendment for a ``reason``, which everyone reads. Its city and those that sign it are told.

    Returns the Amendment as stored. Raises AmendmentForbids, EditConflict, ReasonMissing.
    """
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        check_version(amendment, version)
        reason = canonical(reason)
        if is_wordless(reason):
            raise ReasonMissing
        amendment.status, amendment.decided_at, amendment.decision = Status.DECLINED, at, reason
        save_state(amendment, "status", "decided_at", "decision")
        note_event(amendment, AmendmentEvent.What.DECLINED, by=by, at=at, note=reason)
        announce_decision(amendment, at=at)
        return amendment


def write_french(amendment, *, french, version, by, at, member=None):
    """Write the French of a change of meaning that is written in another language; ``french`` is a Text.

    ``member`` is the city, where it writes it itself; else the staff does, and the city is shown it and asked whether
    it says the same. French written before stays on record. Returns the Amendment as stored. Raises AmendmentForbids,
    EditConflict, FrenchNotCalledFor, WordsMissing, or NothingAmended where the French is the wording's own.
    """
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        check_version(amendment, version)
        if amendment.kind != Kind.MEANING or amendment.language == AUTHORITATIVE:
            raise FrenchNotCalledFor
        french = text_of(*french)
        if not (french.title and french.statement):
            raise WordsMissing
        if french == text_in(amendment.revision, AUTHORITATIVE):
            raise NothingAmended
        write_french_on(amendment, french, by=FrenchBy.CITY if member else FrenchBy.STAFF)
        amendment.french_agreed_at = at if member else None
        save_state(amendment, *_FRENCH)
        note_event(amendment, What.FRENCH_WRITTEN, member=member, by=by, at=at, note="\n\n".join(french))
        announce_french(amendment, by_city=member is not None, at=at)
        return amendment


def agree_to_french(amendment, *, version, by, at):
    """Have the city say that the French written by the staff says what it means. Returns the Amendment as stored.

    Raises AmendmentForbids, EditConflict, or FrenchNotCalledFor where no French waits for it.
    """
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        check_version(amendment, version)
        if not amendment.awaits_agreement:
            raise FrenchNotCalledFor
        amendment.french_agreed_at = at
        save_state(amendment, "french_agreed_at")
        note_event(amendment, What.FRENCH_AGREED, member=amendment.member, by=by, at=at)
        return amendment
