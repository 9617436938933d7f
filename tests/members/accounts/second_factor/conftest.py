"""What tests of second_factor begin with."""

import pytest

from tests.factories import UserFactory


@pytest.fixture
def staff():
    return UserFactory(group="secretariat")
