"""How far each translation can be trusted, and recording that it was made or reviewed.

The state is computed from the words as they stand and from the digests kept when someone translated or reviewed:
editing the French makes a translation stale, editing a reviewed translation makes it unreviewed again, whoever
edits and by whatever door.
"""

from django.db import transaction
from django.utils import translation

from ..exceptions import NotATranslation, NothingToReview
from ..models import Edition, PrincipleRevision
from ..models.translation import TranslationState
from .digests import Wording, preface_digest, wording_digest
from .showing import corrections_of
from .words import AUTHORITATIVE, TRANSLATIONS, preface_in, wording_in


def state_of(*, present, french, words, made_from="", reviewed=""):
    """The TranslationState of one translation, from plain values.

    ``present``: whether every text that readers need exists in the language; ``french`` and ``words``: digests of the
    French and of the translation as they stand; ``made_from``: digest of the French it was made from, "" if unknown;
    ``reviewed``: digest of the translation that was reviewed, "" if none was.
    """
    if not present:
        return TranslationState.MISSING
    if made_from and made_from != french:
        return TranslationState.STALE
    if made_from and reviewed == words:
        return TranslationState.REVIEWED
    return TranslationState.UNREVIEWED


def _in_language(subject, language):
    """The Wording of a wording, or the Preface of an edition, in a language."""
    return (wording_in if isinstance(subject, PrincipleRevision) else preface_in)(subject, language)


def _digest(words):
    return wording_digest(words) if isinstance(words, Wording) else preface_digest(words)


def _is_present(subject, language):
    """Whether the title and statement, or the preamble and headings, exist in the language where they do in French."""
    return _covers(_in_language(subject, language), _in_language(subject, AUTHORITATIVE))


def _covers(words, french):
    if isinstance(words, Wording):
        pairs = [(french.title, words.title), (french.statement, words.statement)]
    else:
        pairs = [(french.preamble, words.preamble), *zip(french.headings, words.headings, strict=True)]
    return all(word.strip() for needed, word in pairs if needed.strip())


def states(subject):
    """{language: TranslationState} of a wording or of an edition's own words (preamble and headings).

    No query where ``criteria`` (of a wording) or ``articles`` (of an edition) and ``translations`` are prefetched.
    """
    french = _in_language(subject, AUTHORITATIVE)
    records = {record.language: record for record in subject.translations.all()}
    found, french_digest = {}, ""
    for language in TRANSLATIONS:
        words, record = _in_language(subject, language), records.get(language)
        # Pages show every state, and digests are what costs: none where no record is there to compare with.
        known = {}
        if record and record.french_digest:
            french_digest = french_digest or _digest(french)
            known = {"made_from": record.french_digest, "reviewed": record.reviewed_digest}
        found[language] = state_of(
            present=_covers(words, french),
            french=french_digest,
            words=_digest(words) if known.get("reviewed") else None,
            **known,
        )
    return found


def states_of(revisions):
    """{(revision id, language): TranslationState} of wordings whose criteria and translations are prefetched."""
    return {(revision.pk, language): state for revision in revisions for language, state in states(revision).items()}


def translation_states(edition):
    """{(revision id, language): TranslationState} of an edition's articles, in four queries whatever their number.

    Under the number of a wording whose translation was corrected stands the state of what readers see, the correction.
    """
    revisions = list(
        PrincipleRevision.objects.filter(articles__edition=edition).prefetch_related("criteria", "translations")
    )
    corrections = corrections_of(revisions) if edition.is_sealed else {}
    return {
        (revision.pk, language): state
        for revision in revisions
        for language, state in states(corrections.get(revision.pk, revision)).items()
    }


def _lock(subject, language):
    """The subject's row as stored, locked until the transaction ends. Raises NotATranslation."""
    if language not in TRANSLATIONS:
        raise NotATranslation(language)
    model = type(subject)
    if model not in (PrincipleRevision, Edition):
        raise TypeError(f"{model.__name__} has no translations of its own")
    return model.objects.select_for_update().get(pk=subject.pk)


def record_translation(subject, *, language):
    """Record that the present translation was made from the present French, and is to be reviewed.

    ``subject`` is a PrincipleRevision or an Edition. Returns the record. Raises NotATranslation.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        stored = _lock(subject, language)
        french = _digest(_in_language(stored, AUTHORITATIVE))
        record, _created = stored.translations.update_or_create(
            language=language,
            defaults={"french_digest": french, "reviewed_digest": "", "reviewed_by": None, "reviewed_at": None},
        )
        return record


def mark_reviewed(subject, *, language, by, at):
    """Record that ``by`` compared the present translation with the present French and found it faithful, at ``at``.

    ``subject`` is a PrincipleRevision or an Edition, sealed or not. Returns the record. Raises NotATranslation, or
    NothingToReview where a text is missing in the language.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        stored = _lock(subject, language)
        if not _is_present(stored, language):
            raise NothingToReview(language)
        record, _created = stored.translations.update_or_create(
            language=language,
            defaults={
                "french_digest": _digest(_in_language(stored, AUTHORITATIVE)),
                "reviewed_digest": _digest(_in_language(stored, language)),
                "reviewed_by": by,
                "reviewed_at": at,
            },
        )
        return record
