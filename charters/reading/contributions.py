"""What cities contributed to an edition in its consultation, and what became of it: only what everyone may read.

Each kind of contribution has a summary of its own, and rows of its own on the page, in the PDF and in the CSV.
"""

from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, Subquery

from charter_portal.text.localized import Localized, columns, localized_in

from ..models import Annotation, Article
from .annotations import annotations_read, seen_today

NOBODY = AnonymousUser()


class PrincipleSummary(NamedTuple):
    """How many annotations of each kind a principle received, and what became of how many."""

    principle: str
    title: Localized
    total: int
    question: int
    remark: int
    proposal: int
    none: int
    answered: int
    accepted: int
    declined: int


class CitySummary(NamedTuple):
    """How many annotations a city published."""

    city: Localized
    slug: str
    total: int


class AnnotationSummary(NamedTuple):
    """What was received on an edition: in all, by principle in its order, and by city, those with most first."""

    total: int
    cities: tuple[CitySummary, ...]
    principles: tuple[PrincipleSummary, ...]

    @property
    def decided(self):
        """How many are answered, accepted or declined."""
        return sum(one.total - one.none for one in self.principles)


def annotation_summary(edition, language):
    """The AnnotationSummary of an Edition; three queries."""
    found = Annotation.objects.public().filter(edition=edition).order_by()
    names = [*Annotation.Kind.values, *Annotation.Disposition.values]
    counts = {name: Count("pk", filter=_is(name)) for name in names}
    rows = {
        row["revision__principle"]: row
        for row in found.values("revision__principle").annotate(total=Count("pk"), **counts)
    }
    articles = (
        Article.objects.rewrite(False)
        .filter(edition=edition)
        .order_by("position", "pk")
        .values("revision__principle", "revision__principle__key", *columns(language, "revision__title"))
    )
    principles = tuple(
        PrincipleSummary(
            principle=article["revision__principle__key"],
            title=localized_in(article, "revision__title", language),
            total=rows[article["revision__principle"]]["total"],
            **{name: rows[article["revision__principle"]][name] for name in names},
        )
        for article in articles
        if article["revision__principle"] in rows
    )
    cities = found.values("member__slug", *columns(language, "member__name")).annotate(total=Count("pk"))
    return AnnotationSummary(
        total=sum(row["total"] for row in rows.values()),
        cities=tuple(
            CitySummary(localized_in(row, "member__name", language), row["member__slug"], row["total"])
            for row in cities.order_by("-total", "member__slug")
        ),
        principles=principles,
    )


def _is(name):
    return Q(kind=name) if name in Annotation.Kind.values else Q(disposition=name)


def annotation_rows(edition):
    """The annotations of the report, in the order of the edition's principles, the oldest first; a queryset."""
    places = Article.objects.filter(edition=edition, revision__principle=OuterRef("revision__principle"))
    found = Annotation.objects.public().filter(edition=edition)
    return found.alias(place=Subquery(places.values("position")[:1])).order_by("place", "published_at", "pk")


def annotations_in_report(rows, edition, language):
    """The AnnotationRead of ``rows``, with replies, as everyone reads them; eight queries at most."""
    seen = seen_today(charter=edition.charter_id)
    return annotations_read(rows, user=NOBODY, language=language, seen=seen, threads=True)
