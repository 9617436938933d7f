"""What tests of annotating begin with."""

import pytest

from tests import factories
from tests.factories.annotations import edition_in_consultation


@pytest.fixture
def edition():
    return edition_in_consultation()


@pytest.fixture
def revision(edition):
    return edition.articles.get().revision


@pytest.fixture
def member():
    return factories.MemberFactory(time_zone="Africa/Conakry")
