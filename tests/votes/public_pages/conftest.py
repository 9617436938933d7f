"""What tests of public_pages begin with."""

import pytest

from tests.votes.steps import AGAINST, FOR, ballot, city, edition_of, end, opened


@pytest.fixture
def cities():
    return [
        city(letter, name_fr=f"Ville {letter.upper()}", country=country)
        for letter, country in zip("abc", ("FR", "SN", "SN"), strict=True)
    ]


@pytest.fixture
def vote(cities):
    return opened(edition_of("sobriete", "algorithmes"), quorum_numerator=1, quorum_denominator=2)


@pytest.fixture
def over(vote):
    """Ville A for both, after having been against; Ville B for and against; Ville C cast nothing."""
    ballot(vote, "ville-exemple-a", AGAINST)
    ballot(vote, "ville-exemple-a", FOR, statement="Oui, <b>vraiment</b>.")
    ballot(vote, "ville-exemple-b", FOR, AGAINST)
    return end(vote)
