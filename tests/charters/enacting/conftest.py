"""What tests of enacting begin with."""

import pytest

from tests import factories


@pytest.fixture
def by():
    return factories.UserFactory(group="commission-staff")
