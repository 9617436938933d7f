"""Who visits the pages of minutes."""

import pytest


@pytest.fixture
def secretary(client_of):
    return client_of("secretariat")
