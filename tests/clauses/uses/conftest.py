"""What tests of uses begin with: a clause of the library and a city."""

import pytest

from tests.clauses.steps import published
from tests.factories import MemberFactory


@pytest.fixture
def version():
    return published()


@pytest.fixture
def city():
    return MemberFactory(slug="ville-exemple-a", time_zone="Africa/Dakar")
