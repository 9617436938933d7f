"""What tests of rounds begin with."""

import pytest

from tests.votes.steps import city


@pytest.fixture(autouse=True)
def cities():
    return [city(letter) for letter in "abc"]
