"""What each question of a round asks, in words: the texts, what changed in them, and how their translations stand."""

from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.urls import reverse

from charter_portal.text.localized import Localized, localized_on

from ...domain.amending import proposed, proposed_in
from ...domain.comparing import compare_editions, compare_wordings
from ...domain.showing import corrections_of
from ...domain.translating import states
from ...domain.words import AUTHORITATIVE, TRANSLATIONS, in_language
from ...models import Charter
from ...models.translation import TranslationState
from ...reading.amending import compared as compared_amendment
from ..domain.asking import articles_of, in_force_beside
from ..models import Question
from .questions import questions_of

Kind = Question.Kind


class QuestionRead(NamedTuple):
    """A question as a reader sees it.

    ``title`` is empty of an edition as a whole. ``statement`` is in the reader's language or in French, ``french`` the
    authoritative text where that is another. ``compared``: a list of what can be shown changed (WordingCompared or
    AmendmentCompared), from the wording numbered ``old_number``, which ``is_against_in_force`` or not; empty where
    there is nothing before. ``address`` leads to the text, ``comparison`` to the page of what changed, both possibly
    "". ``translations``: [(language, TranslationState)].
    """

    question: Question
    title: Localized
    statement: Localized
    french_title: Localized
    french: Localized
    compared: list
    old_number: str
    is_against_in_force: bool
    address: str
    comparison: str
    translations: list

    @property
    def position(self):
        """Its number on the ballot, from 1."""
        return self.question.position

    @property
    def kind(self):
        """A Question.Kind."""
        return self.question.kind


def asked_in_words(vote, language):
    """The QuestionRead of each question of an opened Round, in order; at most 15 queries whatever their number."""
    questions = questions_of(vote)
    revisions = [question.revision for question in questions if question.revision_id]
    prefetch_related_objects(revisions, "criteria", "translations", "base__criteria", "base__principle")
    corrected = corrections_of(revisions) if revisions else {}
    is_edition = any(question.kind == Kind.EDITION for question in questions)
    before = in_force_beside(vote.edition) if revisions or is_edition else None
    old = _wordings_of(before) if revisions else {}
    found = []
    for question in questions:
        if question.kind == Kind.EDITION:
            found.append(_of_edition(question, before, language))
        elif question.kind == Kind.AMENDMENT:
            found.append(_of_amendment(question, language))
        else:
            found.append(_of_wording(question, old, corrected, language))
    return found


def _wordings_of(edition):
    """{principle's id: PrincipleRevision} of an edition, with what comparing reads."""
    revisions = [article.revision for article in articles_of(edition)]
    prefetch_related_objects(revisions, "criteria")
    return {revision.principle_id: revision for revision in revisions}


def _of_edition(question, before, language):
    edition = question.round.edition
    editions = (edition.charter.slug, edition.number)
    known = states(edition)
    return QuestionRead(
        question=question,
        title=Localized("", language=language),
        statement=localized_on(edition, "preamble", language),
        french_title=Localized("", language=AUTHORITATIVE),
        french=_french(edition, "preamble", language),
        compared=list(compare_editions(before, edition, language).changed) if before else [],
        old_number=before.number if before else "",
        is_against_in_force=before is not None,
        address=edition.get_absolute_url(),
        comparison=reverse("charters:compare", args=[*editions, before.number]) if before else "",
        translations=[(code, known[code]) for code in TRANSLATIONS],
    )


def _of_wording(question, old, corrected, language):
    revision = question.revision
    shown = corrected.get(revision.pk, revision)
    read = revision if language == AUTHORITATIVE else shown
    before = None
    if question.kind == Kind.PRINCIPLE:
        before = old.get(revision.principle_id) or revision.base
    known = states(shown)
    return QuestionRead(
        question=question,
        title=localized_on(read, "title", language),
        statement=localized_on(read, "statement", language),
        french_title=_french(revision, "title", language),
        french=_french(revision, "statement", language),
        compared=[compare_wordings(before, revision, language)] if before and before.pk != revision.pk else [],
        old_number=before.number if before else "",
        is_against_in_force=revision.principle_id in old,
        address=_wording_address(question, revision),
        comparison=_comparison_address(question, before, revision),
        translations=[(code, known[code]) for code in TRANSLATIONS],
    )


def _of_amendment(question, language):
    amendment = question.amendment
    amendment.edition = question.round.edition
    own = language if language == amendment.language else AUTHORITATIVE
    text = proposed_in(amendment, own) or proposed(amendment)
    written = own if proposed_in(amendment, own) else amendment.language
    french = proposed_in(amendment, AUTHORITATIVE)
    return QuestionRead(
        question=question,
        title=localized_on(amendment.revision, "title", language),
        statement=Localized(text.statement, written != language, written),
        french_title=Localized(french.title if french and written != AUTHORITATIVE else "", True, AUTHORITATIVE),
        french=Localized(french.statement if french and written != AUTHORITATIVE else "", True, AUTHORITATIVE),
        compared=compared_amendment(amendment),
        old_number=amendment.revision.number,
        is_against_in_force=False,
        address=amendment.get_absolute_url(),
        comparison="",
        translations=[
            (code, TranslationState.UNREVIEWED if code == amendment.language else TranslationState.MISSING)
            for code in TRANSLATIONS
        ],
    )


def _french(row, field, language):
    """The French beside another language, marked as such; empty for who reads French."""
    text = "" if language == AUTHORITATIVE else in_language(row, field, AUTHORITATIVE)
    return Localized(text, True, AUTHORITATIVE)


def _is_shared(question):
    return question.round.edition.charter.kind == Charter.Kind.SHARED


def _wording_address(question, revision):
    if not _is_shared(question):
        return question.round.edition.get_absolute_url()
    return reverse("charters:wording", args=[revision.principle.key, revision.number])


def _comparison_address(question, before, revision):
    if before is None or before.pk == revision.pk or not _is_shared(question):
        return ""
    return reverse("charters:compare_principle", args=[revision.principle.key, before.number, revision.number])
