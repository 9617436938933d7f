"""A city's amendment from its first word to its submission, and its withdrawal."""

from contextlib import contextmanager
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import translation

from charter_portal.editing.exceptions import EditConflict
from charter_portal.text.paragraphs import canonical, paragraphs
from charter_portal.text.saying import is_wordless

from ..exceptions import (
    AmendmentForbids,
    ConsultationClosed,
    JustificationMissing,
    NotAmendable,
    NothingAmended,
    ParagraphsDiffer,
    VoteUnderWay,
    WordsMissing,
)
from ..models import Amendment, AmendmentEvent, Edition
from .announcing import announce_submission, announce_withdrawal
from .consulting import is_open_to
from .digests import one_line
from .holding import is_held
from .words import AUTHORITATIVE, LANGUAGES, in_language

Kind, Status, What = Amendment.Kind, Amendment.Status, AmendmentEvent.What


class Text(NamedTuple):
    """What is amended of a wording, in one language: its title and its statement, each in one form only."""

    title: str = ""
    statement: str = ""

    @property
    def paragraphs(self):
        """The paragraphs of the statement, a list."""
        return paragraphs(self.statement)


def text_of(title, statement):
    """The Text of a title and a statement as they were typed or stored: each paragraph on one line."""
    return Text(one_line(title), "\n\n".join(paragraphs(canonical(statement or ""))))


def text_in(revision, language):
    """The Text of a wording in ``language``; empty where it has none."""
    return text_of(in_language(revision, "title", language), in_language(revision, "statement", language))


def proposed(amendment):
    """The Text that the city proposes, in the language in which it writes."""
    return Text(amendment.title, amendment.statement)


def proposed_in(amendment, language):
    """The Text that the amendment proposes in ``language``: as the city wrote it, or its French; None where none is."""
    if language == amendment.language:
        return proposed(amendment)
    if language == AUTHORITATIVE and amendment.french_statement:
        return Text(amendment.french_title, amendment.french_statement)
    return None


def merged_language(amendment):
    """The language in which it is merged: its own if it corrects a translation, else French."""
    return amendment.language if amendment.kind == Kind.TRANSLATION else AUTHORITATIVE


def languages_amendable(revision, kind):
    """The languages in which a wording can be amended, a list: a translation that is missing can be proposed too."""
    if kind == Kind.TRANSLATION:
        return [language for language in LANGUAGES if language != AUTHORITATIVE]
    return [language for language in LANGUAGES if text_in(revision, language).statement]


@transaction.atomic
def begin_amendment(*, member, edition, revision, language, kind, by, at):
    """A draft that proposes, so far, the very words of ``revision``, which readers of ``edition`` see.

    ``at`` is an aware datetime. Returns the Amendment. Raises ConsultationClosed or NotAmendable.
    """
    if not is_open_to(member, edition, at=at):
        raise ConsultationClosed(edition.number)
    if language not in languages_amendable(revision, kind):
        raise NotAmendable(language)
    words = text_in(revision, language)
    return Amendment.objects.create(
        edition=edition,
        revision=revision,
        member=member,
        author=by,
        language=language,
        kind=kind,
        title=words.title,
        statement=words.statement,
        changed_at=at,
    )


def change_amendment(amendment, *, text, french, justification, version, at):
    """Write the words of a draft: ``text`` and ``french`` (of a change of meaning in another language) are Texts.

    French that is the wording's own counts as not written. ``version`` is that of the draft that was read. Returns the
    Amendment as stored. Raises AmendmentForbids, ConsultationClosed, EditConflict.
    """
    with locked(amendment, {Status.DRAFT}) as amendment:
        if not is_open_to(amendment.member, amendment.edition, at=at):
            raise ConsultationClosed(amendment.edition.number)
        check_version(amendment, version)
        amendment.title, amendment.statement = text_of(*text)
        write_french_on(amendment, french, by=Amendment.FrenchBy.CITY)
        amendment.justification, amendment.changed_at = canonical(justification), at
        amendment.version += 1
        amendment.save()
        return amendment


def write_french_on(amendment, french, *, by):
    """Put the French of a change of meaning on an amendment in memory, or none: then nobody has written it."""
    calls_for_it = amendment.kind == Kind.MEANING and amendment.language != AUTHORITATIVE
    french = text_of(*french) if french else Text()
    if not calls_for_it or french == text_in(amendment.revision, AUTHORITATIVE):
        french, by = Text(), ""
    amendment.french_title, amendment.french_statement = french
    amendment.french_by = by


def discard_draft(amendment):
    """Delete a draft. Raises AmendmentForbids."""
    with locked(amendment, {Status.DRAFT}) as amendment:
        amendment.delete()


def check_submittable(amendment, *, at):
    """Raise what stands in the way of submitting a draft at the aware datetime ``at``.

    ConsultationClosed, WordsMissing, NothingAmended, ParagraphsDiffer or JustificationMissing.
    """
    if not is_open_to(amendment.member, amendment.edition, at=at):
        raise ConsultationClosed(amendment.edition.number)
    text = proposed(amendment)
    if not (text.title and text.statement):
        raise WordsMissing
    if text == text_in(amendment.revision, amendment.language):
        raise NothingAmended
    found, expected = len(text.paragraphs), len(text_in(amendment.revision, AUTHORITATIVE).paragraphs)
    if amendment.kind == Kind.TRANSLATION and found != expected:
        raise ParagraphsDiffer((found, expected))
    if is_wordless(amendment.justification):
        raise JustificationMissing


def submit_amendment(amendment, *, version, by, at):
    """Submit a draft: it is numbered, public, and its words never change again. The staff is told.

    Returns the Amendment as stored. Raises AmendmentForbids, EditConflict, or what ``check_submittable`` raises.
    """
    with transaction.atomic():
        # The edition's row is the lock under which its amendments are numbered.
        edition = Edition.objects.select_for_update(of=("self",)).get(pk=amendment.edition_id)
        with locked(amendment, {Status.DRAFT}) as amendment:
            check_version(amendment, version)
            check_submittable(amendment, at=at)
            last = Amendment.objects.filter(edition=edition).aggregate(last=Max("number"))["last"]
            amendment.number, amendment.submitted_at = (last or 0) + 1, at
            amendment.status = Status.SUBMITTED
            amendment.version += 1
            amendment.save()
            note_event(amendment, What.SUBMITTED, member=amendment.member, by=by, at=at)
            announce_submission(amendment, at=at)
            return amendment


def withdraw_amendment(amendment, *, by, at):
    """Withdraw a submitted amendment that is not decided: it stays readable. Returns it. Raises AmendmentForbids."""
    with locked(amendment, Amendment.UNDECIDED) as amendment:
        amendment.status, amendment.decided_at = Status.WITHDRAWN, at
        save_state(amendment, "status", "decided_at")
        note_event(amendment, What.WITHDRAWN, member=amendment.member, by=by, at=at)
        announce_withdrawal(amendment, by=by, at=at)
        return amendment


@contextmanager
def locked(amendment, statuses):
    """The amendment as stored, locked until the block ends. Raises VoteUnderWay, AmendmentForbids in another status."""
    # Rows of translated models may be saved in the block: under the language of the base column.
    with translation.override(AUTHORITATIVE), transaction.atomic():
        stored = Amendment.objects.select_for_update(of=("self",)).for_listing().filter(pk=amendment.pk).first()
        if stored is None or stored.status not in statuses:
            raise AmendmentForbids(stored.status if stored else "")
        if is_held(stored):
            raise VoteUnderWay(stored.number)
        yield stored


def check_version(amendment, version):
    """Raise EditConflict unless ``version`` is the amendment's."""
    if amendment.version != version:
        raise EditConflict(amendment.pk)


def save_state(amendment, *columns):
    """Write the columns of a submitted amendment, one edit more."""
    amendment.version += 1
    amendment.save(update_fields=[*columns, "version"])


def note_event(amendment, what, *, by, at, member=None, note=""):
    """Put on record what happened; ``member`` is the city that acts, None for the staff."""
    AmendmentEvent.objects.create(amendment=amendment, what=what, at=at, member=member, by=by, note=note)
