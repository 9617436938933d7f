"""What pages show of an edition, as plain values in one language, from the columns that are shown.

Instances of models would cost ten times as much, since each carries every language; and plain values can be compared,
so that what shows them can be kept (``charter_portal.pieces``).
"""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count

from charter_portal.text.localized import Localized, columns, localized_in

from .models import Article, Source
from .models.revision import written_number


class SourceRead(NamedTuple):
    """A source of a principle: the name of the charter or law, or the path of the meeting, and where in it."""

    name: Localized
    meeting_path: str
    locator: Localized


class ArticleRead(NamedTuple):
    """An article of an edition. ``principle`` is its key, ``criteria`` their number."""

    principle: str
    heading: Localized
    title: Localized
    statement: Localized
    number: str
    criteria: int
    sources: tuple[SourceRead, ...]


def articles_of(edition, language):
    """The articles of ``edition``, a list of ArticleRead in their order; two queries."""
    rows = list(
        Article.objects.rewrite(False)
        .filter(edition_id=edition.pk)
        .order_by("position", "pk")
        .values(
            *columns(language, "heading", "revision__title", "revision__statement"),
            "revision__principle_id",
            "revision__principle__key",
            *("revision__major", "revision__minor", "revision__patch"),
            criteria=Count("revision__criteria"),
        )
    )
    sources = _sources({row["revision__principle_id"] for row in rows}, language)
    return [
        ArticleRead(
            principle=row["revision__principle__key"],
            heading=localized_in(row, "heading", language),
            title=localized_in(row, "revision__title", language),
            statement=localized_in(row, "revision__statement", language),
            number=written_number(row["revision__major"], row["revision__minor"], row["revision__patch"]),
            criteria=row["criteria"],
            sources=tuple(sources[row["revision__principle_id"]]),
        )
        for row in rows
    ]


def _sources(principles, language):
    """{principle id: list of SourceRead} of the principles with these ids."""
    rows = (
        Source.objects.rewrite(False)
        .filter(principle_id__in=principles)
        .order_by("position", "pk")
        .values("principle_id", "kind", "meeting_path", *columns(language, "locator", "charter__title", "law__title"))
    )
    found = defaultdict(list)
    for row in rows:
        name = Localized("") if row["kind"] == "meeting" else localized_in(row, f"{row['kind']}__title", language)
        source = SourceRead(name, row["meeting_path"], localized_in(row, "locator", language))
        found[row["principle_id"]].append(source)
    return found
