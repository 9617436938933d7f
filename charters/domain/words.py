"""The words of stored rows in one language, as the plain values that are compared and hashed."""

from .digests import Preface, Wording

AUTHORITATIVE = "fr"
TRANSLATIONS = ("en", "ar")
LANGUAGES = (AUTHORITATIVE, *TRANSLATIONS)


def in_language(row, field, language):
    """The text of one field in one language, without falling back to another; "" where there is none."""
    return getattr(row, f"{field}_{language}") or ""


def wording_in(revision, language):
    """Wording of a PrincipleRevision; reads ``revision.criteria.all()``, so prefetch them."""
    return Wording(
        title=in_language(revision, "title", language),
        statement=in_language(revision, "statement", language),
        rationale=in_language(revision, "rationale", language),
        typical_commitment=in_language(revision, "typical_commitment", language),
        clause_idea=in_language(revision, "clause_idea", language),
        criteria=tuple(in_language(criterion, "text", language) for criterion in revision.criteria.all()),
    )


def preface_in(edition, language):
    """Preface of an Edition; reads ``edition.articles.all()``, so prefetch them.

    Headings that have no French are no headings; a translated list is as long as the French one.
    """
    return Preface(
        preamble=in_language(edition, "preamble", language),
        headings=tuple(
            in_language(article, "heading", language)
            for article in edition.articles.all()
            if in_language(article, "heading", AUTHORITATIVE)
        ),
    )
