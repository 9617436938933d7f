import pytest


@pytest.fixture
def secretary(client_of):
    """A client of the secretariat."""
    return client_of("secretariat")
