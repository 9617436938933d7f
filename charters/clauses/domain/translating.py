"""How far the translations of a clause can be trusted; as for wordings, computed from words and digests."""

from django.db import transaction
from django.utils import translation

from ...domain.translating import state_of
from ...domain.words import AUTHORITATIVE, TRANSLATIONS, in_language
from ...exceptions import NotATranslation, NothingToReview
from ..models import ClauseVersion
from .digests import WORDS, clause_digest


def states(version):
    """{language: TranslationState} of a ClauseVersion. No query where ``translations`` are prefetched."""
    records = {record.language: record for record in version.translations.all()}
    found, french = {}, clause_digest(version, AUTHORITATIVE)
    for language in TRANSLATIONS:
        record = records.get(language)
        found[language] = state_of(
            present=_is_present(version, language),
            french=french,
            words=clause_digest(version, language),
            made_from=record.french_digest if record else "",
            reviewed=record.reviewed_digest if record else "",
        )
    return found


def record_translation(version, *, language):
    """Record that the present translation was made from the present French, and is to be reviewed.

    Returns the record. Raises NotATranslation.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        stored = _lock(version, language)
        return _record(stored, language, reviewed_digest="", reviewed_by=None, reviewed_at=None)


def mark_reviewed(version, *, language, by, at):
    """Record that ``by`` compared the present translation with the French and found it faithful, at ``at``.

    The version may be published. Returns the record. Raises NotATranslation, or NothingToReview where a text lacks.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        stored = _lock(version, language)
        if not _is_present(stored, language):
            raise NothingToReview(language)
        reviewed = clause_digest(stored, language)
        return _record(stored, language, reviewed_digest=reviewed, reviewed_by=by, reviewed_at=at)


def _record(version, language, **columns):
    columns["french_digest"] = clause_digest(version, AUTHORITATIVE)
    record, _created = version.translations.update_or_create(language=language, defaults=columns)
    return record


def _is_present(version, language):
    """Whether every text that exists in French exists in the language."""
    return all(in_language(version, name, language) for name in WORDS if in_language(version, name, AUTHORITATIVE))


def _lock(version, language):
    if language not in TRANSLATIONS:
        raise NotATranslation(language)
    return ClauseVersion.objects.select_for_update().get(pk=version.pk)
