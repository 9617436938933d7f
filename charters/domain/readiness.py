"""What an edition lacks before it can be sealed, or would better have. Values only, for review pages and commands."""

import enum
from dataclasses import dataclass

from django.db.models import Prefetch

from charter_portal.text.paragraphs import paragraphs

from ..models import Article, Edition, PrincipleRevision
from .digests import wording_digest
from .words import AUTHORITATIVE, TRANSLATIONS, preface_in, wording_in


class Missing(enum.Enum):
    """What is lacking. BLOCKING ones stand in the way of sealing."""

    TITLE = "title"
    STATEMENT = "statement"
    PARAGRAPHS = "paragraphs"
    CRITERIA = "criteria"
    CRITERION = "criterion"
    RATIONALE = "rationale"
    TYPICAL_COMMITMENT = "typical_commitment"
    CLAUSE_IDEA = "clause_idea"
    SOURCES = "sources"
    PREAMBLE = "preamble"
    HEADING = "heading"
    REASON = "reason"
    DECLARATION = "declaration"


@dataclass(frozen=True)
class Lack:
    """One thing that is lacking.

    ``language`` is None where no language is concerned; ``revision_id`` and ``principle`` (its key) are None for the
    edition's own words. ``found`` and ``expected`` count paragraphs or criteria where counts differ, else 0.
    """

    missing: Missing
    language: str | None = None
    revision_id: int | None = None
    principle: str | None = None
    found: int = 0
    expected: int = 0

    @property
    def is_blocking(self):
        """Whether the edition cannot be sealed so.

        No French text, paragraphs that do not correspond, a change that nobody declared with its reason.
        """
        if self.missing in (Missing.PARAGRAPHS, Missing.REASON, Missing.DECLARATION):
            return True
        return self.language == AUTHORITATIVE and self.missing in (Missing.TITLE, Missing.STATEMENT)


def lacks_of_wording(revision):
    """Lack values of a wording whose ``criteria`` and principle's ``sources`` are best prefetched."""

    def lack(missing, language=None, **counts):
        return Lack(missing, language, revision.pk, revision.principle.key, **counts)

    french = wording_in(revision, AUTHORITATIVE)
    for language in (AUTHORITATIVE, *TRANSLATIONS):
        words = wording_in(revision, language)
        if not words.title.strip():
            yield lack(Missing.TITLE, language)
        if not words.statement.strip():
            yield lack(Missing.STATEMENT, language)
        for missing in (Missing.RATIONALE, Missing.TYPICAL_COMMITMENT, Missing.CLAUSE_IDEA):
            if getattr(french, missing.value).strip() and not getattr(words, missing.value).strip():
                yield lack(missing, language)
        lacking = sum(1 for text in words.criteria if not text.strip())
        if lacking:
            expected = len(french.criteria)
            yield lack(Missing.CRITERION, language, found=expected - lacking, expected=expected)
        found, expected = len(paragraphs(words.statement)), len(paragraphs(french.statement))
        if words.statement.strip() and french.statement.strip() and found != expected:
            yield lack(Missing.PARAGRAPHS, language, found=found, expected=expected)
    if revision.change in (PrincipleRevision.Change.EDITORIAL, PrincipleRevision.Change.SUBSTANTIVE):
        if not revision.reason.strip():
            yield lack(Missing.REASON)
        elif revision.declared_digest != wording_digest(french):
            yield lack(Missing.DECLARATION)
    if not french.criteria:
        yield lack(Missing.CRITERIA)
    if not revision.principle.sources.all():
        yield lack(Missing.SOURCES)


def _of_edition(edition):
    french = preface_in(edition, AUTHORITATIVE)
    for language in (AUTHORITATIVE, *TRANSLATIONS):
        words = preface_in(edition, language)
        if not words.preamble.strip():
            yield Lack(Missing.PREAMBLE, language)
        found, expected = len(paragraphs(words.preamble)), len(paragraphs(french.preamble))
        if found and expected and found != expected:
            yield Lack(Missing.PARAGRAPHS, language, found=found, expected=expected)
        headings = sum(1 for text in words.headings if text.strip())
        if headings != len(french.headings):
            yield Lack(Missing.HEADING, language, found=headings, expected=len(french.headings))


def missing_before_sealing(edition):
    """List of Lack values of an edition, its own words first, then its articles in order, in five queries.

    Wordings that are sealed already are left out: nothing can be added to them.
    """
    articles = Article.objects.select_related("revision__principle").prefetch_related(
        "revision__criteria", "revision__principle__sources"
    )
    # Read afresh: what the caller's instance prefetched may be older than what will be sealed.
    edition = Edition.objects.prefetch_related(Prefetch("articles", queryset=articles)).get(pk=edition.pk)
    lacks = list(_of_edition(edition))
    for article in edition.articles.all():
        if not article.revision.is_sealed:
            lacks.extend(lacks_of_wording(article.revision))
    return lacks
