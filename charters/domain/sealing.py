"""Sealing: an edition and its wordings are numbered and hashed, and can no longer change."""

from charter_portal.text.paragraphs import canonical

from ..exceptions import (
    BaseNotSealed,
    EditionNotDraft,
    EditionSealed,
    FrenchDiffers,
    NothingToSeal,
    PrincipleOfAnotherCharter,
    PrincipleTwice,
    WordingsIncomplete,
)
from ..models import Edition, Principle, PrincipleRevision
from .digests import edition_digest, one_line, wording_digest
from .numbering import next_number
from .readiness import missing_before_sealing
from .words import AUTHORITATIVE, LANGUAGES, in_language, wording_in

_LINES = {"title", "text", "heading"}


def number_text(revision):
    """The full number of a sealed wording, ``1.0.0``, as digests and the register write it."""
    return f"{revision.major}.{revision.minor}.{revision.patch}"


def _canonicalise(row, *fields):
    """Put the row's texts in canonical form in every language; returns the names of the columns to save."""
    columns = []
    for field in fields:
        for language in LANGUAGES:
            text = in_language(row, field, language)
            setattr(row, f"{field}_{language}", one_line(text) if field in _LINES else canonical(text))
            columns.append(f"{field}_{language}")
    return [*fields, *columns]


def _save(row, columns, by):
    """Save the named columns, the history naming ``by``."""
    row._history_user = by
    row.save(update_fields=columns)


def seal_wording(revision, *, by, at):
    """Number, hash and seal one wording, within a transaction that has locked its principle.

    Raises BaseNotSealed, FrenchDiffers or NumberTaken.
    """
    key = revision.principle.key
    base = revision.base
    if base and (not base.is_sealed or base.principle_id != revision.principle_id):
        raise BaseNotSealed(key)
    columns = _canonicalise(revision, "title", "statement", "rationale", "typical_commitment", "clause_idea")
    for criterion in revision.criteria.all():
        _save(criterion, _canonicalise(criterion, "text"), by)
    digest = wording_digest(wording_in(revision, AUTHORITATIVE))
    if revision.change == PrincipleRevision.Change.TRANSLATION and digest != base.digest:
        raise FrenchDiffers(key)
    taken = PrincipleRevision.objects.filter(principle=revision.principle_id, sealed_at__isnull=False)
    revision.major, revision.minor, revision.patch = next_number(
        revision.change,
        (base.major, base.minor, base.patch) if base else None,
        taken.values_list("major", "minor", "patch"),
    )
    revision.digest, revision.sealed_at = digest, at
    _save(revision, [*columns, "major", "minor", "patch", "digest", "sealed_at"], by)


def _lock_articles(edition):
    """The edition's articles with wordings, criteria and principles, all locked, in order."""
    # Principles first, in one order for everyone, so that two openings cannot wait for each other.
    principle_ids = edition.articles.values("revision__principle")
    list(Principle.objects.select_for_update().filter(pk__in=principle_ids).order_by("pk"))
    list(
        PrincipleRevision.objects.select_for_update(of=("self",))
        .filter(pk__in=edition.articles.values("revision"))
        .order_by("pk")
    )
    return list(
        edition.articles.select_related("revision__principle", "revision__base").prefetch_related("revision__criteria")
    )


def _check_articles(edition, articles):
    if not articles:
        raise NothingToSeal(edition.number)
    seen = set()
    for article in articles:
        principle = article.revision.principle
        if principle.charter_id != edition.charter_id:
            raise PrincipleOfAnotherCharter(principle.key)
        if principle.pk in seen:
            raise PrincipleTwice(principle.key)
        seen.add(principle.pk)
    lacks = [lack for lack in missing_before_sealing(edition) if lack.is_blocking]
    if lacks:
        raise WordingsIncomplete(lacks)


def lock_edition(edition):
    """The edition's row and its charter's, read afresh and locked until the transaction ends."""
    return Edition.objects.select_for_update(of=("self", "charter")).select_related("charter").get(pk=edition.pk)


def seal_edition(edition, *, status, by, at, **dates):
    """Seal a locked draft edition and those of its wordings that are not yet; it then stands in ``status``.

    ``dates`` are fields of the edition that are set with it. Runs under French, in the caller's transaction. Returns
    the edition's Articles. Raises EditionSealed, EditionNotDraft, NothingToSeal, WordingsIncomplete, PrincipleTwice,
    PrincipleOfAnotherCharter, BaseNotSealed, FrenchDiffers or NumberTaken; then nothing is to be kept.
    """
    if edition.is_sealed:
        raise EditionSealed(edition.number)
    if edition.status != Edition.Status.DRAFT:
        raise EditionNotDraft(edition.status)
    articles = _lock_articles(edition)
    _check_articles(edition, articles)
    for article in articles:
        if not article.revision.is_sealed:
            seal_wording(article.revision, by=by, at=at)
        _save(article, _canonicalise(article, "heading"), by)
    columns = _canonicalise(edition, "preamble")
    edition.digest = edition_digest(
        charter=edition.charter.slug,
        number=edition.number,
        preamble=in_language(edition, "preamble", AUTHORITATIVE),
        articles=[
            (
                in_language(article, "heading", AUTHORITATIVE),
                article.revision.principle.key,
                number_text(article.revision),
                article.revision.digest,
            )
            for article in articles
        ],
    )
    edition.status, edition.sealed_at = status, at
    for name, value in dates.items():
        setattr(edition, name, value)
    _save(edition, [*columns, "status", "digest", "sealed_at", *dates], by)
    return articles


def sealed_wordings(articles):
    """What the register keeps of the wordings of ``articles``: principle, number and digest of each, in order."""
    return [
        {
            "principle": article.revision.principle.key,
            "number": number_text(article.revision),
            "digest": article.revision.digest,
        }
        for article in articles
    ]
