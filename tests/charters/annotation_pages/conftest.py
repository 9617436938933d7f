"""An edition in consultation and a city that annotates it."""

import pytest

from tests.charters.annotation_pages.steps import acting
from tests.factories.annotations import edition_in_consultation


@pytest.fixture
def edition():
    return edition_in_consultation(articles=2)


@pytest.fixture
def revision(edition):
    return edition.articles.first().revision


@pytest.fixture
def city(edition):
    """Signed in as the delegate of a city; ``city.page(name, …)`` is an address of its own."""
    return acting("delegate")
