"""A delegate records the use of a clause on a phone without scripts, and everyone reads it."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, follow, refused_by_csp
from .portal import Portal
from .test_workspace import enter


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with invented cities and what they said of clauses already."""
    portal = Portal(tmp_path_factory.mktemp("clauses"), invented)
    portal.start()
    yield portal
    portal.stop()


def test_a_delegate_records_a_use_without_scripts(portal, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    refused = refused_by_csp(page)
    enter(portal, page, "deleguee.a")
    page.goto(f"{portal.url}/fr/clauses/format-ouvert/")

    follow(page.get_by_role("link", name="Ma ville l'utilise"))
    page.locator("[name=kind][value=trial]").check()
    follow(page.locator("main form button[type=submit]"))
    page.get_by_text("début non connu").wait_for()
    assert_no_sideways_scroll(page)
    follow(page.get_by_role("button", name="Publier"))
    follow(page.get_by_role("link", name="La page que tout le monde lit"))

    assert page.locator("main h1").inner_text() == "Livraison en format ouvert et documenté"
    assert refused == []
    context.close()


def test_the_pages_of_uses_are_accessible(portal, new_context):
    page = new_context(viewport={"width": 360, "height": 800}).new_page()
    for path in ("/fr/clauses/usages/", "/ar/clauses/usages/1/"):
        page.goto(portal.url + path)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
