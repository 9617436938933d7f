"""Preparing what comes next from what is sealed: the next edition, and a new wording of a principle."""

from django.db import IntegrityError, transaction
from django.utils import translation

from ..exceptions import BaseNotSealed, EditionNotSealed, EditionNumberTaken
from ..models import Article, Criterion, Edition, PrincipleRevision
from .showing import corrections_of
from .words import AUTHORITATIVE, LANGUAGES

_TEXTS = ("title", "statement", "rationale", "typical_commitment", "clause_idea")


def next_free_number(edition):
    """The number that follows the edition's and that its charter has not given: ``0.2`` after ``0.1``."""
    taken = set(edition.charter.editions.values_list("number", flat=True))
    *parts, last = edition.number.split(".")
    last = int(last) + 1
    while ".".join([*parts, str(last)]) in taken:
        last += 1
    return ".".join([*parts, str(last)])


def draft_next_edition(edition, *, number, by):
    """A draft made from the sealed ``edition``: the same preamble, wordings and headings, in the same order.

    Where a translation was corrected since, the correction is listed.

    Returns the new Edition. Raises EditionNotSealed, or EditionNumberTaken where the charter has that number.
    """
    if not edition.is_sealed:
        raise EditionNotSealed(str(edition))
    with translation.override(AUTHORITATIVE), transaction.atomic():
        draft = Edition(charter=edition.charter, number=number, based_on=edition, **_texts(edition, "preamble"))
        draft._history_user = by
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError as error:
            raise EditionNumberTaken(number) from error
        articles = list(edition.articles.select_related("revision"))
        corrections = corrections_of([article.revision for article in articles])
        for article in articles:
            revision = corrections.get(article.revision_id, article.revision)
            texts = _texts(article, "heading")
            _add(Article(edition=draft, position=article.position, revision=revision, **texts), by)
        _copy_translations(edition, draft)
        return draft


def draft_wording(revision, *, change, by):
    """A draft made from the sealed ``revision``, with the same texts, criteria and translations, to be edited.

    It takes the place of ``revision`` in the drafts of editions that list it. Returns (the new PrincipleRevision,
    those editions). ``change`` is a value of PrincipleRevision.Change. Raises BaseNotSealed.
    """
    if not revision.is_sealed:
        raise BaseNotSealed(revision.principle.key)
    with translation.override(AUTHORITATIVE), transaction.atomic():
        new = _add(
            PrincipleRevision(principle=revision.principle, base=revision, change=change, **_texts(revision, *_TEXTS)),
            by,
        )
        for criterion in revision.criteria.all():
            _add(Criterion(revision=new, position=criterion.position, **_texts(criterion, "text")), by)
        _copy_translations(revision, new)
        return new, take_place(new, of=revision, by=by)


def take_place(new, *, of, by):
    """Have the wording ``new`` stand where ``of`` does in the drafts of editions; returns these editions.

    Runs in the caller's transaction, under French.
    """
    drafts = Edition.objects.select_for_update().filter(status=Edition.Status.DRAFT, articles__revision=of)
    editions = list(drafts.order_by("pk"))
    for article in Article.objects.filter(edition__in=editions, revision=of):
        article.revision = new
        article._history_user = by
        article.save(update_fields=["revision"])
    return editions


def _of(row, *names):
    return {name: getattr(row, name) for name in names}


def _texts(row, *fields):
    """The texts of ``row`` in all languages, as model fields."""
    return _of(row, *(f"{field}_{language}" for field in fields for language in LANGUAGES))


def _add(row, by):
    row._history_user = by
    row.save(force_insert=True)
    return row


def _copy_translations(old, new):
    """The words are the same, so what was known of their translations still holds, reviews included."""
    kept = ("language", "french_digest", "reviewed_digest", "reviewed_by", "reviewed_at")
    for record in old.translations.all():
        new.translations.create(**_of(record, *kept))
