"""What stories of searching do: look for words as they are typed, and name what is found."""

from charter_portal.search.asking import terms_of
from charter_portal.search.finding import find


def titles(typed, language="fr", kind=""):
    """The titles of what is found, in order."""
    return [row.title for row in find(terms_of(typed, language), language=language, kind=kind).rows]


def addresses(typed, language="fr", kind=""):
    """The addresses of what is found, in order."""
    return [row.address for row in find(terms_of(typed, language), language=language, kind=kind).rows]
