"""Opening a consultation: the edition and its wordings are sealed, numbered and hashed, and the act is recorded."""

from django.db import transaction
from django.utils import timezone, translation

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical

from ..exceptions import (
    BaseNotSealed,
    ClosesBeforeOpening,
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


def _seal_revision(revision, *, by, at):
    """Number, hash and seal one wording. Its principle's row is locked already."""
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


def open_consultation(edition, *, by, on, closes_on=None):
    """Open the consultation of a draft edition on the date ``on``: seal it with its wordings and record the act.

    ``by`` is the account that acts, None for the system; ``closes_on`` the last day, if one is set. Returns the
    Edition as stored. Raises EditionSealed, EditionNotDraft, ClosesBeforeOpening, NothingToSeal, WordingsIncomplete,
    PrincipleTwice, PrincipleOfAnotherCharter, BaseNotSealed, FrenchDiffers or NumberTaken; then nothing is changed.
    """
    if closes_on is not None and closes_on < on:
        raise ClosesBeforeOpening(closes_on)
    # Rows are saved under the language of the base column, which modeltranslation writes too.
    with translation.override(AUTHORITATIVE), transaction.atomic():
        edition = Edition.objects.select_for_update(of=("self", "charter")).select_related("charter").get(pk=edition.pk)
        if edition.is_sealed:
            raise EditionSealed(edition.number)
        if edition.status != Edition.Status.DRAFT:
            raise EditionNotDraft(edition.status)
        articles = _lock_articles(edition)
        _check_articles(edition, articles)
        at = timezone.now()
        for article in articles:
            if not article.revision.is_sealed:
                _seal_revision(article.revision, by=by, at=at)
            _save(article, _canonicalise(article, "heading"), by)
        _seal_edition(edition, articles, by=by, at=at, on=on, closes_on=closes_on)
        record(
            act=Entry.Act.CONSULTATION_OPENED,
            subject=f"charters/{edition.charter.slug}/editions/{edition.number}",
            content={
                "edition": edition.digest,
                "opened_on": on.isoformat(),
                "closes_on": closes_on.isoformat() if closes_on else None,
                "wordings": [
                    {
                        "principle": article.revision.principle.key,
                        "number": number_text(article.revision),
                        "digest": article.revision.digest,
                    }
                    for article in articles
                ],
            },
            by=by,
            at=at,
        )
    return edition


def _seal_edition(edition, articles, *, by, at, on, closes_on):
    """Hash and seal the edition's row, its articles being sealed."""
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
    edition.status = Edition.Status.CONSULTATION
    edition.sealed_at, edition.consultation_opened_on, edition.consultation_closes_on = at, on, closes_on
    _save(
        edition,
        [*columns, "status", "digest", "sealed_at", "consultation_opened_on", "consultation_closes_on"],
        by,
    )
