"""Every public page, in three languages, on a phone and on a desk: accessible, and whole under its strict policy."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, refused_by_csp
from .pages import LANGUAGES, PAGES

each_page = pytest.mark.parametrize("visited", PAGES, ids=str)


@each_page
def test_page_has_no_accessibility_violation_by_day_and_in_the_dark(page, portal, visited):
    refused = refused_by_csp(page)
    for language in LANGUAGES:
        response = page.goto(portal.address(language, visited.name, *visited.args))

        assert response.status == 200, page.url
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for _width in at_each_width(page):
            assert_accessible(page)
            assert_no_sideways_scroll(page)
            assert refused == [], page.url
        if language == "fr":
            page.emulate_media(color_scheme="dark")
            assert_accessible(page)
            page.emulate_media(color_scheme="light")


@each_page
def test_narrow_page_without_scripts_does_not_scroll_sideways(new_context, portal, visited):
    page = new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}).new_page()
    for language in LANGUAGES:
        page.goto(portal.address(language, visited.name, *visited.args))

        assert_no_sideways_scroll(page)
        assert page.locator("h1").count() == 1, page.url


def test_unknown_address_says_so_accessibly(page, portal):
    for language in LANGUAGES:
        response = page.goto(f"{portal.url}/{language}/nulle-part/")

        assert response.status == 404, page.url
        assert_accessible(page)


def test_sign_in_page_has_no_accessibility_violation(page, portal):
    refused = refused_by_csp(page)
    for language in LANGUAGES:
        page.goto(portal.address(language, "admin:login"))

        for _width in at_each_width(page):
            assert_accessible(page)
            assert refused == [], page.url
