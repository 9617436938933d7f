"""What the portal computes, told to everyone with the code that does it."""

from pathlib import Path

import pytest

from charter_portal.algorithms import SOURCES, figures
from charter_portal.text import anchoring

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_source_is_led_to_in_each_language(client, language):
    text = client.get(f"/{language}/algorithmes/").text

    assert [name for name in SOURCES if f'href="/{language}/algorithmes/{name}/"' not in text] == []


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_figures_are_those_of_the_code(client, language):
    text = client.get(f"/{language}/algorithmes/").text

    assert round(100 * anchoring.CHANGED_FROM) == figures()["changed_from"]
    assert [name for name, figure in figures().items() if str(figure) not in text] == []


@pytest.mark.parametrize("name", SOURCES)
def test_the_source_is_the_code_that_runs(client, name):
    response = client.get(f"/fr/algorithmes/{name}/")

    assert response.context["source"].text == Path(SOURCES[name].module.__file__).read_text(encoding="utf-8")


def test_another_module_is_not_shown(client):
    assert client.get("/fr/algorithmes/settings/").status_code == 404


@pytest.mark.parametrize("address", ["/fr/algorithmes/", "/fr/algorithmes/chain/"])
def test_no_query_is_needed(client, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        client.get(address)
