"""The life of a clause of the library: a draft, published for ever under a number, and the next one made from it."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ...domain.words import AUTHORITATIVE, LANGUAGES, in_language
from ...exceptions import ReasonMissing
from ..exceptions import ClauseWithdrawn, DraftExists, NothingNew, NothingPublished, VersionPublished, WordsLacking
from ..models import Clause, ClauseVersion
from .announcing import announce_version
from .digests import WORDS, clause_digest

_NEEDED = ("title", "text", "legal_effect")
_COLUMNS = tuple(f"{field}_{language}" for field in WORDS for language in LANGUAGES)
_STORED = (*WORDS, *_COLUMNS)  # the base columns repeat the French


def draft_next_version(clause):
    """A draft with the words of the version published last, to be changed; returns the ClauseVersion.

    Raises NothingPublished, ClauseWithdrawn, or DraftExists where there is one.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        clause = Clause.objects.select_for_update().get(pk=clause.pk)
        if clause.is_withdrawn:
            raise ClauseWithdrawn(clause.key)
        if clause.versions.filter(published_at=None).exists():
            raise DraftExists(clause.key)
        last = _last(clause)
        if last is None:
            raise NothingPublished(clause.key)
        draft = ClauseVersion(clause=clause)
        for name in _COLUMNS:
            setattr(draft, name, getattr(last, name))
        draft.save()
        for known in last.translations.all():
            known.pk, known.version = None, draft
            known.save(force_insert=True)
        return draft


def lack_of(version):
    """The refusal that stands in the way of publishing a draft as it is, or None."""
    if version.is_sealed:
        return VersionPublished(version.number)
    if version.clause.is_withdrawn:
        return ClauseWithdrawn(version.clause.key)
    for name in _NEEDED:
        if is_wordless(in_language(version, name, AUTHORITATIVE)):
            return WordsLacking(name)
    last = _last(version.clause)
    if last is None:
        return None
    if all(clause_digest(last, language) == clause_digest(version, language) for language in LANGUAGES):
        return NothingNew(last.number)
    return ReasonMissing(version.clause.key) if is_wordless(version.reason) else None


def publish_version(version, *, by):
    """Publish a draft under the next number: its words never change again, and the act is recorded.

    ``by`` is the account that acts, None for the system. Cities that use an earlier version are told. Returns the
    ClauseVersion as stored. Raises VersionPublished, ClauseWithdrawn, WordsLacking, NothingNew,
    ReasonMissing.
    """
    # Rows are saved under the language of the base column, which modeltranslation writes too.
    with translation.override(AUTHORITATIVE), transaction.atomic():
        clause = Clause.objects.select_for_update().get(pk=version.clause_id)
        rows = ClauseVersion.objects.select_for_update(of=("self",)).select_related("clause__principle")
        version = rows.get(pk=version.pk)
        if refusal := lack_of(version):
            raise refusal
        _make_canonical(version)
        at = timezone.now()
        version.number = (clause.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        version.digest, version.published_at = clause_digest(version, AUTHORITATIVE), at
        content = {
            "principle": version.clause.principle.key,
            "legal_order": str(clause.legal_order),
            "digest": version.digest,
        }
        subject = f"{clause.path}/versions/{version.number}"
        version.entry = record(act=Entry.Act.CLAUSE_PUBLISHED, subject=subject, content=content, by=by, at=at)
        version.version += 1
        version._history_user = by
        version.save(update_fields=[*_STORED, "reason", "number", "digest", "published_at", "entry", "version"])
        announce_version(version, at=at)
        return version


def _make_canonical(version):
    """The texts in the one form in which they are hashed, compared and shown."""
    for name in _COLUMNS:
        setattr(version, name, canonical(getattr(version, name) or ""))
    version.reason = canonical(version.reason)


def _last(clause):
    return clause.versions.public().order_by("number").last()
