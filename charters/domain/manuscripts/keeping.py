"""Keeping a charter that was read from a manuscript as a reference."""

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.text import slugify

from ...exceptions import CharterAddressTaken, OutlineRefused
from ...models import Article, Charter, Criterion, Edition, Principle, PrincipleRevision
from ..words import AUTHORITATIVE
from .outlines import problems_of

_LONGEST_KEY = 50


def keys_of(passages):
    """A key for each of ``passages``, made from its title, none twice: ``code-ouvert``, ``code-ouvert-2``.

    A title without Latin letters gives ``principe-3``, its place.
    """
    keys, latest = {}, {}
    for place, passage in enumerate(passages, 1):
        stem = slugify(passage.title)[: _LONGEST_KEY - 4].strip("-") or f"principe-{place}"
        key, number = stem, latest.get(stem, 1)
        while key in keys:
            number += 1
            suffix = f"-{number}"
            key = f"{stem[: _LONGEST_KEY - len(suffix)]}{suffix}"
        keys[key], latest[stem] = place, number
    return list(keys)


@transaction.atomic
def keep_as_reference(*, outline, language, facts, number, by):
    """Make a reference charter with one edition out of ``outline``, whose words are in ``language``.

    ``facts``: fields of the Charter, its title in ``language`` and perhaps in French among them; ``number`` of the
    edition. Returns the Edition. Raises OutlineRefused with its problems, or CharterAddressTaken.
    """
    problems = problems_of(outline)
    if problems:
        raise OutlineRefused(problems)
    # Rows are saved under the language of the base column, which modeltranslation writes too.
    with translation.override(AUTHORITATIVE):
        charter = _charter(facts, by)
        edition = Edition(charter=charter, number=number, status=Edition.Status.REFERENCE)
        _add(edition, by, {"preamble": outline.preamble}, language)
        for position, (key, passage) in enumerate(zip(keys_of(outline.passages), outline.passages, strict=True), 1):
            principle = _add(Principle(charter=charter, key=key), by)
            revision = _keep_passage(principle, passage, language, by)
            article = Article(edition=edition, position=position, revision=revision)
            _add(article, by, {"heading": (passage.group,)}, language)
    return edition


def _charter(facts, by):
    try:
        with transaction.atomic():
            return _add(Charter(kind=Charter.Kind.REFERENCE, **facts), by)
    except IntegrityError as error:
        raise CharterAddressTaken(facts["slug"]) from error


def _keep_passage(principle, passage, language, by):
    parts = {name: passage.parts.get(name, ()) for name in ("rationale", "typical_commitment", "clause_idea")}
    texts = {"title": (passage.title,), "statement": passage.paragraphs, **parts}
    revision = _add(PrincipleRevision(principle=principle), by, texts, language)
    for position, text in enumerate(passage.parts.get("criteria", ()), 1):
        _add(Criterion(revision=revision, position=position), by, {"text": (text.removeprefix("– "),)}, language)
    return revision


def _add(row, by, texts=(), language=AUTHORITATIVE):
    """Save a new row, the history naming ``by``, with ``texts`` {field: paragraphs} in ``language``."""
    for field, words in dict(texts).items():
        setattr(row, f"{field}_{language}", "\n\n".join(words))
    row._history_user = by
    row.save(force_insert=True)
    return row
