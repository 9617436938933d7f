"""A city prepares an instrument: what it says of each principle, then the act of its council. Nobody else sees it."""

from contextlib import contextmanager
from typing import NamedTuple

from django.db import IntegrityError, transaction

from charter_portal.editing.exceptions import EditConflict
from charter_portal.text.anchoring import locate
from charter_portal.text.paragraphs import canonical

from ...domain.words import in_language
from ..exceptions import (
    AwaitsVerification,
    DraftThere,
    InstrumentRecorded,
    NoEditionInForce,
    PassagesQuoted,
)
from ..models import Choice, Instrument
from ..standing import State
from .acting import adoption_of, holding_still
from .editions import edition_in_force, listed_in
from .filing import keep_document, let_go_of_document, prepare_document
from .reckoning import standing_of

FACTS = (
    *("language", "kind", "number", "body", "decided_on", "effective_on"),
    *("votes_for", "votes_against", "votes_abstaining"),
    *("signatory_name", "signatory_title", "focal_name", "focal_title"),
)

# Of these the city is asked again; what holds needs no new decision.
ASKED_AGAIN = (State.TO_CONFIRM, State.UNDECIDED, State.RESERVATION, State.DEFERRED)


class Said(NamedTuple):
    """What a city says of a principle: a stance, its words, and the passage of the statement that they vary, or ""."""

    stance: str
    text: str = ""
    quote: str = ""


def begin(*, member, charter, on, by, at, language="fr", afresh=False):
    """Begin an instrument on the edition in force on the date ``on``; what was returned last is taken up again, on the
    edition that the council decided on, unless the city begins ``afresh`` since another is in force.

    ``language``: that in which the city writes. Returns the Instrument. Raises NoEditionInForce, DraftThere,
    AwaitsVerification.
    """
    edition = edition_in_force(charter, on=on)
    if edition is None:
        raise NoEditionInForce
    with holding_still(adoption_of(member, charter)) as adoption:
        if adoption.instruments.to_verify().exists():
            raise AwaitsVerification
        returned = _returned_last(adoption)
        if returned and returned.edition_id != edition.pk:
            edition, returned = (edition, None) if afresh else (returned.edition, returned)
        has_adopted = any(state != State.UNDECIDED for state, _held in standing_of(adoption, edition, on=on).values())
        purpose = Instrument.Purpose.CONFIRMATION if has_adopted else Instrument.Purpose.ADOPTION
        draft = Instrument(
            adoption=adoption, edition=edition, purpose=purpose, language=language, changed_at=at, drafted_by=by
        )
        if returned:
            _take_up(draft, returned)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError as error:
            raise DraftThere from error
        if returned:
            _copy_choices(draft, returned)
        return draft


def asked_of(draft, *, on):
    """The Articles that a draft has to decide on, in the edition's order: all, or those that are asked again.

    Those that hold can be decided on too: they are not in this list.
    """
    listed = listed_in(draft.edition)
    if draft.purpose == Instrument.Purpose.ADOPTION:
        return list(listed.values())
    states = standing_of(draft.adoption, draft.edition, on=on)
    return [article for key, article in listed.items() if states[key][0] in ASKED_AGAIN]


def save_choices(draft, said, *, version, by, at):
    """Write what the draft says: ``said`` is {number of a principle: Said}, without those that nothing is said of.

    Returns the Instrument as stored. Raises EditConflict, InstrumentRecorded, or anchoring.PassageNotFound with the
    number of its principle as ``principle``.
    """
    listed = listed_in(draft.edition)
    with _changing(draft, version=version, by=by, at=at) as draft:
        rows = [_choice(draft, listed[principle].revision, one) for principle, one in said.items() if one.stance]
        draft.choices.all().delete()
        Choice.objects.bulk_create(rows)
        return draft


def save_facts(draft, facts, *, version, by, at, file=None):
    """Write the facts of the draft's act, a dict of all of FACTS; ``file``: the signed document, to replace another.

    Returns the Instrument as stored. Raises EditConflict, InstrumentRecorded, DocumentNotPDF, DocumentTooLarge,
    PassagesQuoted; then nothing is changed.
    """
    content = prepare_document(file) if file else None
    with _changing(draft, version=version, by=by, at=at) as draft:
        # A passage has its place in the statement of one language.
        if facts["language"] != draft.language and draft.choices.exclude(quote="").exists():
            raise PassagesQuoted(draft.language)
        for name in FACTS:
            setattr(draft, name, facts[name])
        if content is not None:
            keep_document(draft, content)
        draft.save(update_fields=[*FACTS, "document", "document_digest", "document_size"])
        return draft


def discard(draft):
    """Delete a draft and its document. Raises InstrumentRecorded."""
    with holding_still(draft.adoption):
        draft = _locked(draft)
        let_go_of_document(draft)
        draft.delete()


@contextmanager
def _changing(draft, *, version, by, at):
    """The draft, locked, with one more edit counted; one that somebody changed meanwhile is refused."""
    with holding_still(draft.adoption):
        draft = _locked(draft)
        if draft.version != version:
            raise EditConflict
        draft.version += 1
        draft.changed_at, draft.drafted_by = at, by
        draft.save(update_fields=["version", "changed_at", "drafted_by"])
        yield draft


def _locked(draft):
    found = Instrument.objects.select_for_update(of=("self",)).with_names().filter(pk=draft.pk).first()
    # A colleague may have discarded it meanwhile, too.
    if found is None or not found.is_draft:
        raise InstrumentRecorded
    return found


def _choice(draft, revision, said):
    text, quote = canonical(said.text), said.quote.strip() if said.stance == Choice.Stance.PROVISION else ""
    choice = Choice(
        instrument=draft, principle_id=revision.principle_id, revision=revision, stance=said.stance, text=text
    )
    if quote:
        try:
            found = locate(statement_in(revision, draft.language), quote)
        except ValueError as error:
            error.principle = revision.principle_id
            raise
        choice.quote, choice.start, choice.end = found.quote, found.start, found.end
    return choice


def statement_in(revision, language):
    """The statement that a city looks at in its language: the French one where it is not translated."""
    return canonical(in_language(revision, "statement", language) or in_language(revision, "statement", "fr"))


def _returned_last(adoption):
    """What the secretariat returned last, since anything was verified; or None."""
    last = adoption.instruments.recorded().with_names().order_by("pk").last()
    return last if last and last.returned_at else None


def _take_up(draft, returned):
    for name in (*FACTS, "document", "document_digest", "document_size"):
        setattr(draft, name, getattr(returned, name))


def _copy_choices(draft, returned):
    copied = ("principle_id", "revision_id", "stance", "text", "quote", "start", "end")
    rows = returned.choices.order_by("pk").values(*copied)
    Choice.objects.bulk_create(Choice(instrument=draft, **row) for row in rows)
