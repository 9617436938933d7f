"""A copy of the data files, and another language than theirs."""

import shutil

import pytest
from django.conf import settings
from django.utils import translation


@pytest.fixture(autouse=True)
def _another_language_than_french():
    """The load must not depend on the language of whoever starts it."""
    with translation.override("en"):
        yield


@pytest.fixture
def root(tmp_path):
    """A copy of the data files, to be altered."""
    for app in ("members", "charters", "charters/adoptions", "charters/clauses", "meetings"):
        shutil.copytree(settings.BASE_DIR / app / "reference", tmp_path / app / "reference")
    return tmp_path
