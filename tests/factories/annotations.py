"""Annotations of a sealed wording, with a passage of its statement."""

import datetime

import factory
from django.utils import timezone

from charter_portal.text.anchoring import locate
from charters.domain.enacting import open_consultation
from charters.models import Annotation, Reply

from .charters import ArticleFactory, EditionFactory
from .members import MemberFactory

OPENED_ON = datetime.date(2026, 11, 2)


def edition_in_consultation(*, articles=1, **fields):
    """An edition of so many articles, sealed, its consultation open without a last day."""
    edition = EditionFactory(**fields)
    for _number in range(articles):
        ArticleFactory(edition=edition)
    return open_consultation(edition, by=None, on=OPENED_ON)


class AnnotationFactory(factory.django.DjangoModelFactory):
    """A public remark on the words "second paragraphe", published; ``published_at=None`` makes a draft.

    ``quote="…"`` annotates other words, ``quote=""`` the whole principle.
    """

    class Meta:
        model = Annotation

    class Params:
        passage = factory.LazyAttribute(
            lambda row: locate(getattr(row.revision, f"statement_{row.language}"), row.quote) if row.quote else None
        )

    edition = factory.LazyFunction(edition_in_consultation)
    revision = factory.LazyAttribute(lambda row: row.edition.articles.first().revision)
    language = "fr"
    quote = "second paragraphe"
    start = factory.LazyAttribute(lambda row: row.passage.start if row.passage else 0)
    end = factory.LazyAttribute(lambda row: row.passage.end if row.passage else 0)
    prefix = factory.LazyAttribute(lambda row: row.passage.prefix if row.passage else "")
    suffix = factory.LazyAttribute(lambda row: row.passage.suffix if row.passage else "")
    kind = Annotation.Kind.REMARK
    visibility = Annotation.Visibility.PUBLIC
    body = factory.Sequence(lambda n: f"Une remarque d'exemple, numéro {n}.")
    member = factory.SubFactory(MemberFactory)
    created_at = factory.LazyFunction(timezone.now)
    changed_at = factory.LazyAttribute(lambda row: row.created_at)
    published_at = factory.LazyAttribute(lambda row: row.created_at)


class ReplyFactory(factory.django.DjangoModelFactory):
    """A reply of the commission; ``member=…`` makes one of a city."""

    class Meta:
        model = Reply

    annotation = factory.SubFactory(AnnotationFactory)
    body = factory.Sequence(lambda n: f"Une réponse d'exemple, numéro {n}.")
    created_at = factory.LazyFunction(timezone.now)
