"""Every public page, in three languages, on a phone and on a desk: accessible, and whole under its strict policy."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, refused_by_csp
from .pages import LANGUAGES, PAGES

each_page = pytest.mark.parametrize("visited", PAGES, ids=str)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@each_page
def test_page_has_no_accessibility_violation(page, portal, width, language, visited):
    refused = refused_by_csp(page)
    page.set_viewport_size({"width": width, "height": 800})
    response = page.goto(portal.address(language, visited.name, *visited.args))

    assert response.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    assert refused == []


@each_page
def test_dark_page_has_no_accessibility_violation(new_context, portal, visited):
    page = new_context(color_scheme="dark").new_page()
    page.goto(portal.address("fr", visited.name, *visited.args))

    assert_accessible(page)


@each_language
@each_page
def test_narrow_page_without_scripts_does_not_scroll_sideways(new_context, portal, language, visited):
    page = new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}).new_page()
    page.goto(portal.address(language, visited.name, *visited.args))

    assert_no_sideways_scroll(page)
    assert page.locator("h1").count() == 1


@each_language
def test_unknown_address_says_so_accessibly(page, portal, language):
    response = page.goto(f"{portal.url}/{language}/nulle-part/")

    assert response.status == 404
    assert_accessible(page)


@each_language
def test_sign_in_page_has_no_accessibility_violation(page, portal, width, language):
    refused = refused_by_csp(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(portal.address(language, "admin:login"))

    assert_accessible(page)
    assert refused == []
