"""What principles are called on pages of clauses."""

from charter_portal.text.localized import Localized, localized_on

from ...models import Article, Charter, Edition


def principles_read(language):
    """{key: Localized title} of the shared charter's principles in the edition that readers want; two queries."""
    editions = Edition.objects.public().filter(charter__kind=Charter.Kind.SHARED).select_related("charter")
    edition = editions.to_read()
    if edition is None:
        return {}
    articles = Article.objects.filter(edition=edition).order_by("position", "pk").select_related("revision__principle")
    return {row.revision.principle.key: localized_on(row.revision, "title", language) for row in articles}


def title_of(titles, key):
    """The title of the principle ``key`` out of ``principles_read``; the key itself where no edition lists it."""
    return titles.get(key) or Localized(key, True, "fr")
