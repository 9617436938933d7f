"""From a city's draft to a decision that counts: recorded by the city, verified or returned by the secretariat."""

from contextlib import contextmanager

from charter_portal.editing.exceptions import EditConflict
from charter_portal.register.canonical import sha256
from charter_portal.register.models import Entry
from charter_portal.text.saying import is_wordless

from ..exceptions import (
    AwaitsVerification,
    ChoicesMissing,
    DecidedInFuture,
    FactKnown,
    FactsMissing,
    InstrumentRecorded,
    NotAwaiting,
    NothingToComplete,
    WordsMissing,
)
from ..models import Choice, Instrument
from .acting import acting_on, digest_of, note_act, said
from .announcing import announce_completed, announce_recorded, announce_returned, announce_verified
from .issuing import issue_certificates
from .preparing import asked_of

Act = Entry.Act

# Without these there is no act of a council; a date, a number or a count of votes may be unknown.
NEEDED = ("kind", "body", "signatory_name", "signatory_title", "document")


def missing_in(draft, *, on):
    """What a draft still lacks: (keys of principles not decided on, keys without words, names of facts)."""
    choices = {choice.principle_id: choice for choice in draft.choices.select_related("principle")}
    asked = [article.revision.principle for article in asked_of(draft, on=on)]
    if draft.purpose == Instrument.Purpose.CONFIRMATION:
        # A council can decide on some of what it is asked: the rest stays as it is. But on something.
        undecided = [] if choices else [principle.key for principle in asked]
    else:
        undecided = [principle.key for principle in asked if principle.pk not in choices]
    wordless = [
        choice.principle.key
        for choice in choices.values()
        if choice.stance in Choice.WORDED and is_wordless(choice.text)
    ]
    return undecided, wordless, [name for name in NEEDED if not getattr(draft, name)]


def check_recordable(draft, *, on):
    """Raise ChoicesMissing, WordsMissing, FactsMissing or DecidedInFuture unless the draft can be recorded."""
    undecided, wordless, facts = missing_in(draft, on=on)
    for refusal, subject in ((ChoicesMissing, undecided), (WordsMissing, wordless), (FactsMissing, facts)):
        if subject:
            raise refusal(subject)
    if draft.decided_on and draft.decided_on > on:
        raise DecidedInFuture(on)


def record(draft, *, version, on, by, at):
    """Record the decision of a city's council, for the secretariat to verify; from here on it never changes.

    ``on``: the present date; ``version``: that of the draft as it was reviewed. Returns the Instrument. Raises
    EditConflict, InstrumentRecorded, AwaitsVerification, or what ``check_recordable`` raises.
    """
    with acting_on(draft.adoption) as adoption:
        instrument = _locked(draft)
        if not instrument.is_draft:
            raise InstrumentRecorded
        if instrument.version != version:
            raise EditConflict
        if adoption.instruments.to_verify().exists():
            raise AwaitsVerification
        check_recordable(instrument, on=on)
        instrument.recorded_at = at
        _save(instrument, "recorded_at")
        content = sealed_content_of(instrument)
        note_act(Act.ADOPTION_RECORDED, adoption, content, by=by, at=at, on=on, instrument=instrument)
        announce_recorded(instrument, by=by, at=at)
        return instrument


def verify(instrument, *, on, by, at):
    """The secretariat says that the document is what the city says it is; it counts, and everyone reads it.

    Returns the Instrument. Raises NotAwaiting.
    """
    with _judging(instrument) as instrument:
        instrument.verified_at = at
        _save(instrument, "verified_at")
        content = content_of(instrument)
        note_act(Act.ADOPTION_VERIFIED, instrument.adoption, content, by=by, at=at, on=on, instrument=instrument)
        announce_verified(instrument, at=at)
        issue_certificates.enqueue(instrument.pk)
        return instrument


def send_back(instrument, *, reason, on, by, at):
    """The secretariat returns an instrument to its city, which can record another, for a ``reason``.

    Returns the Instrument. Raises NotAwaiting, ReasonMissing.
    """
    with _judging(instrument) as instrument:
        instrument.returned_at = at
        _save(instrument, "returned_at")
        note_act(
            Act.ADOPTION_RETURNED,
            instrument.adoption,
            {},
            by=by,
            at=at,
            on=on,
            note=said(reason),
            instrument=instrument,
        )
        announce_returned(instrument, at=at)
        return instrument


def complete(instrument, facts, *, on, by, at):
    """The city fills in facts that were not known: ``facts`` is a dict of some of Instrument.COMPLETABLE.

    Returns the Instrument. Raises NothingToComplete, FactKnown (it stays as it is), DecidedInFuture.
    """
    given = {name: value for name, value in facts.items() if value not in (None, "")}
    with acting_on(instrument.adoption) as adoption:
        instrument = _locked(instrument)
        if instrument.is_draft or not given:
            raise NothingToComplete
        known = [name for name in given if name not in instrument.unknown]
        if known:
            raise FactKnown(known)
        if (decided_on := given.get("decided_on")) and decided_on > on:
            raise DecidedInFuture(on)
        for name, value in given.items():
            setattr(instrument, name, value)
        _save(instrument, *given)
        note_act(
            Act.ADOPTION_COMPLETED,
            adoption,
            {"facts": facts_of(instrument)},
            by=by,
            at=at,
            on=on,
            instrument=instrument,
        )
        announce_completed(instrument, sorted(given), by=by, at=at)
        return instrument


def content_of(instrument):
    """What the register holds of an instrument: which edition, what of each principle, the digest of its document.

    The city's words stand there as their digests, the facts as one; of people it holds nothing.
    """
    choices = instrument.choices.select_related("principle", "revision").order_by("pk")
    return {
        "edition": instrument.edition.digest,
        "purpose": instrument.purpose,
        "choices": [
            {
                "principle": choice.principle.key,
                "wording": choice.revision.digest,
                "stance": choice.stance,
                "text": digest_of(choice.text),
            }
            for choice in choices
        ],
        "document": instrument.document_digest,
        "facts": facts_of(instrument),
    }


def sealed_content_of(instrument):
    """What the register, which everyone reads, holds of an instrument before it is verified: a digest binds the rest.

    The digest of the document is under it, so that nobody finds out by trying what a council decided.
    """
    content = content_of(instrument)
    return {"edition": content["edition"], "purpose": content["purpose"], "digest": sha256(content)}


def facts_of(instrument):
    """The digest of what the act is: its kind, number, body, dates and votes; SHA-256, in hexadecimal."""
    facts = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name in ("kind", "body", *Instrument.COMPLETABLE)
        for value in [getattr(instrument, name)]
    }
    return sha256(facts)


@contextmanager
def _judging(instrument):
    """The Instrument, locked, while it waits for the secretariat. Raises NotAwaiting."""
    with acting_on(instrument.adoption):
        found = _locked(instrument)
        if not found.awaits_verification:
            raise NotAwaiting
        yield found


def _locked(instrument):
    """The Instrument as stored, locked. Raises InstrumentRecorded where it was a draft that is discarded."""
    found = Instrument.objects.select_for_update(of=("self",)).with_names().filter(pk=instrument.pk).first()
    if found is None:
        raise InstrumentRecorded
    return found


def _save(instrument, *columns):
    instrument.version += 1
    instrument.save(update_fields=[*columns, "version"])
