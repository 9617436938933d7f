"""What a city declares before its council decides, and the end of an adoption. Each act is recorded in the register."""

from django.db.models import F

from charter_portal.register.models import Entry
from charter_portal.text.paragraphs import canonical

from ..exceptions import AwaitsVerification
from ..models import Instrument
from ..standing import Life
from .acting import acting_on, adoption_of, note_act, said
from .announcing import announce_life
from .deriving import check_life

Act = Entry.Act


def declare_interest(*, member, charter, on, by, at, source=None, source_path=""):
    """Record that a member is interested in the charter since the date ``on``.

    ``source``: {language: words} where the portal took it from a document, at ``source_path``. Returns the
    Adoption. Raises LifeForbids where the member has gone further already.
    """
    with acting_on(adoption_of(member, charter)) as adoption:
        check_life(adoption, {Life.NONE, Life.WITHDRAWN}, on=on)
        kept = {f"source_{language}": words for language, words in (source or {}).items()}
        content = {"source": source_path} if source_path else {}
        note_act(Act.ADOPTION_INTEREST, adoption, content, by=by, at=at, on=on, source_path=source_path, **kept)
        return adoption


def declare_intention(*, member, charter, on, expected_on, note, by, at):
    """Record that a member means to adopt the charter; ``expected_on``: when its council is to decide, or None.

    Returns the Adoption. Raises LifeForbids where the council has decided.
    """
    with acting_on(adoption_of(member, charter)) as adoption:
        # Declared again, it says another date.
        lives = {Life.NONE, Life.INTEREST, Life.INTENTION, Life.WITHDRAWN}
        check_life(adoption, lives, on=on)
        content = {"expected_on": expected_on.isoformat() if expected_on else None}
        note_act(
            Act.ADOPTION_INTENTION,
            adoption,
            content,
            by=by,
            at=at,
            on=on,
            note=canonical(note),
            expected_on=expected_on,
        )
        announce_life(adoption, Life.INTENTION, at=at)
        return adoption


def withdraw(adoption, *, reason, on, by, at):
    """A city takes back its adoption, interest or intention from the date ``on``, for a ``reason`` that is public.

    Returns the Adoption. Raises LifeForbids, ReasonMissing, AwaitsVerification.
    """
    with acting_on(adoption) as adoption:
        lives = {Life.INTEREST, Life.INTENTION, Life.DELIBERATED, Life.ADOPTED, Life.SUSPENDED}
        check_life(adoption, lives, on=on)
        if adoption.instruments.to_verify().exists():
            raise AwaitsVerification
        note_act(Act.ADOPTION_WITHDRAWN, adoption, {}, by=by, at=at, on=on, note=said(reason))
        # What the city was about to confirm is no more: its council decides on every principle.
        adoption.instruments.drafts().update(purpose=Instrument.Purpose.ADOPTION, version=F("version") + 1)
        announce_life(adoption, Life.WITHDRAWN, at=at)
        return adoption


def suspend(adoption, *, reason, on, by, at):
    """The secretariat suspends an adoption from the date ``on``, for a ``reason`` that is public.

    Returns the Adoption. Raises LifeForbids, ReasonMissing.
    """
    return _judge(adoption, Act.ADOPTION_SUSPENDED, Life.ADOPTED, reason=reason, on=on, by=by, at=at)


def reinstate(adoption, *, reason, on, by, at):
    """The secretariat lifts a suspension. Returns the Adoption. Raises LifeForbids, ReasonMissing."""
    return _judge(adoption, Act.ADOPTION_REINSTATED, Life.SUSPENDED, reason=reason, on=on, by=by, at=at)


def _judge(adoption, act, life, *, reason, on, by, at):
    with acting_on(adoption) as adoption:
        check_life(adoption, {life}, on=on)
        note_act(act, adoption, {}, by=by, at=at, on=on, note=said(reason))
        announce_life(adoption, Life.SUSPENDED if act == Act.ADOPTION_SUSPENDED else Life.ADOPTED, at=at)
        return adoption
