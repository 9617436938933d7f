"""Every public page is valid HTML. What is checked, and by what, is told in docs/decisions/005."""

import urllib.error
import urllib.request

import pytest

from tests.html import errors

from .pages import LANGUAGES, PAGES


def _source(address):
    try:
        with urllib.request.urlopen(address) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visited", PAGES, ids=str)
def test_page_is_valid_html(portal, language, visited):
    assert errors(_source(portal.address(language, visited.name, *visited.args))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_an_unknown_address_is_valid_html(portal, language):
    assert errors(_source(f"{portal.url}/{language}/nulle-part/")) == []
