"""What tests of the guards begin with: a sealed edition, and a draft for those that ask for one."""

import pytest

from charters.domain.enacting import open_consultation
from tests.charters.sealed_rows.steps import DAY
from tests.factories import ArticleFactory, CriterionFactory, EditionFactory


@pytest.fixture(autouse=True)
def sealed(db):
    """A sealed edition of two articles, each with a criterion."""
    edition = EditionFactory()
    for position in range(2):
        CriterionFactory(revision=ArticleFactory(edition=edition, position=position).revision)
    return open_consultation(edition, by=None, on=DAY)


@pytest.fixture
def draft():
    """A draft edition of one article with a criterion."""
    return CriterionFactory(revision=ArticleFactory().revision).revision.articles.get().edition
