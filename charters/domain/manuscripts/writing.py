"""An edition as an outline in one language, ready to be written as a file."""

from charter_portal.text.paragraphs import paragraphs

from ...models import Article
from ..showing import corrections_of
from ..words import AUTHORITATIVE, in_language
from .outlines import Outline, Passage


def outline_of_edition(edition, language):
    """The Outline of an Edition in ``language``; French stands where a text has no translation. Three queries.

    Where a translation was corrected since the sealing, the correction is taken.
    """
    articles = list(
        Article.objects.filter(edition=edition)
        .select_related("revision__principle")
        .prefetch_related("revision__criteria")
    )
    corrections = corrections_of([article.revision for article in articles])
    return Outline(
        title=_in(edition.charter, "title", language),
        preamble=tuple(paragraphs(_in(edition, "preamble", language))),
        passages=tuple(
            _passage(article, corrections.get(article.revision_id, article.revision), language) for article in articles
        ),
    )


def _passage(article, revision, language):
    parts = {
        name: tuple(paragraphs(_in(revision, name, language)))
        for name in ("rationale", "typical_commitment", "clause_idea")
    }
    parts["criteria"] = tuple(_in(criterion, "text", language) for criterion in revision.criteria.all())
    return Passage(
        title=_in(revision, "title", language),
        paragraphs=tuple(paragraphs(_in(revision, "statement", language))),
        group=_in(article, "heading", language),
        parts={name: texts for name, texts in parts.items() if texts},
    )


def _in(row, field, language):
    return in_language(row, field, language) or in_language(row, field, AUTHORITATIVE)
