"""Which edition of a charter is in force on a day, and what its articles carry."""

from ...models import Article, Edition

_HAS_BEEN = (Edition.Status.IN_FORCE, Edition.Status.SUPERSEDED)


def edition_in_force(charter, *, on):
    """The Edition of the charter that was in force on the date ``on``, or None. One query.

    What was rejected, abandoned or carried without having entered into force never was.
    """
    editions = Edition.objects.filter(charter=charter, status__in=_HAS_BEEN, in_force_on__lte=on)
    return editions.select_related("charter").order_by("in_force_on", "pk").last()


def listed_in(edition):
    """{number of a principle: Article} of an edition, in its order, with wordings and principles. One query."""
    articles = Article.objects.filter(edition=edition).select_related("revision__principle").order_by("position", "pk")
    return {article.revision.principle_id: article for article in articles}
