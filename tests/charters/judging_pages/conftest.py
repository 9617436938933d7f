"""An edition in consultation, the draft of the next, and staff signed in."""

import pytest

from charters.domain.drafting import draft_next_edition
from tests.charters.amending_steps import consultation


@pytest.fixture
def edition():
    return consultation()


@pytest.fixture
def draft(edition):
    return draft_next_edition(edition, number="0.2", by=None)


@pytest.fixture
def staff(client_of):
    return client_of("commission-staff")
