"""Every factory makes a valid row."""

import pytest

from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("name", factories.__all__)
def test_factory_makes_a_valid_row(name):
    row = getattr(factories, name)()

    row.full_clean()
    assert row.pk
