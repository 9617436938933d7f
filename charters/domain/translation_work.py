"""What translators have to do: which texts lack a translation that can be trusted, and writing one."""

from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.utils import translation

from charter_portal.editing.claiming import claim_version

from ..exceptions import NotATranslation, WordingSealed
from ..models import Charter, Edition, PrincipleRevision
from ..models.translation import TranslationState
from ..querysets import edition_to_read
from .digests import wording_digest
from .sheets import gathered
from .showing import corrections_of
from .translating import record_translation, states
from .words import AUTHORITATIVE, TRANSLATIONS, wording_in

_OLDEST = 200  # rows of history that are looked at for the French that was translated


class Work(NamedTuple):
    """A text and how its translation into a language stands: a PrincipleRevision, or an Edition's own words."""

    subject: object
    edition: Edition
    language: str
    state: TranslationState


def editions_to_translate():
    """Editions of shared charters whose texts are to be translated: drafts, and the one that readers want."""
    editions = Edition.objects.filter(charter__kind=Charter.Kind.SHARED).select_related("charter").order_by("-pk")
    by_charter = {}
    for edition in editions.prefetch_related(
        "translations",
        "articles__revision__principle",
        "articles__revision__criteria",
        "articles__revision__translations",
    ):
        by_charter.setdefault(edition.charter_id, []).append(edition)
    found = []
    for ours in by_charter.values():
        found += [edition for edition in ours if edition.status == Edition.Status.DRAFT]
        read = edition_to_read(ours)
        found += [read] if read else []
    return found


def work_left(editions, *, language=None):
    """The Works of ``editions`` that are not reviewed, a text once, in their order; in one ``language`` or all."""
    found, seen = [], set()
    for edition in editions:
        articles = [article.revision for article in edition.articles.all()]
        corrections = corrections_of(articles) if edition.is_sealed else {}
        for subject in (edition, *(corrections.get(revision.pk, revision) for revision in articles)):
            if (type(subject), subject.pk) in seen:
                continue
            seen.add((type(subject), subject.pk))
            found += [
                Work(subject, edition, code, state)
                for code, state in states(subject).items()
                if state is not TranslationState.REVIEWED and language in (None, code)
            ]
    return found


def french_translated(revision, language):
    """The French, a Wording, from which the translation into ``language`` was made; the present one if not known."""
    now = wording_in(revision, AUTHORITATIVE)
    record = revision.translations.filter(language=language).first()
    if record is None or record.french_digest in ("", wording_digest(now)):
        return now
    base = revision.base
    while base is not None:
        words = wording_in(base, AUTHORITATIVE)
        if wording_digest(words) == record.french_digest:
            return words
        base = base.base
    for row in revision.history.order_by("-history_id")[:_OLDEST]:
        words = _as_it_was(row, now)
        if wording_digest(words) == record.french_digest:
            return words
    return now


def _as_it_was(row, now):
    """The French Wording of a row of history, which knows no criteria: those of the Wording ``now`` stand for them."""
    fields = ("title", "statement", "rationale", "typical_commitment", "clause_idea")
    return replace(now, **{field: getattr(row, f"{field}_fr") or "" for field in fields})


def write_translation(revision, *, language, words, by):
    """Write the translation of a draft wording into ``language``: ``words`` is {name of a box of its sheet: text}.

    It is recorded as made from the French as it stands, and to be reviewed. Returns the PrincipleRevision as stored.
    Raises WordingSealed, NotATranslation, or EditConflict where someone changed the wording since ``revision`` was
    read.
    """
    if language not in TRANSLATIONS:
        raise NotATranslation(language)
    with translation.override(AUTHORITATIVE), transaction.atomic():
        if revision.is_sealed:
            raise WordingSealed(revision.principle.key)
        claim_version(row=revision)
        texts = gathered(wording_in(revision, AUTHORITATIVE), words)
        criteria = texts.pop("criteria")
        for field, text in texts.items():
            setattr(revision, f"{field}_{language}", text)
        revision._history_user = by
        revision.save(update_fields=[f"{field}_{language}" for field in texts])
        for criterion, text in zip(revision.criteria.all(), criteria, strict=True):
            setattr(criterion, f"text_{language}", text)
            criterion._history_user = by
            criterion.save(update_fields=[f"text_{language}"])
        stored = PrincipleRevision.objects.get(pk=revision.pk)
        if states(stored)[language] is not TranslationState.MISSING:
            record_translation(stored, language=language)
        return stored
