"""A reader finds the charter, a principle, the cities, the meeting and its minutes."""

import pytest

from .checks import follow
from .pages import SHARED_CHARTER


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_reader_goes_from_home_to_a_principle_by_links_alone(new_context, portal, language):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(portal.address(language, "home"))
    follow(page.locator(f"a[href='{portal.address(language, SHARED_CHARTER.name).removeprefix(portal.url)}']").first)
    assert page.locator("main ol.articles > li.article").count() == 12

    follow(page.locator("main a[href*='/principes/']").first)

    assert "/principes/" in page.url
    assert page.locator("main h1").inner_text() != ""


def test_meeting_shows_its_22_participants_and_leads_to_the_minutes(page, portal):
    page.goto(portal.address("fr", "meetings:meeting", "villes-innovantes", 11))
    assert page.locator("table tbody tr").count() >= 22

    follow(page.locator("main a[href$='/compte-rendu/']").first)

    assert page.url == portal.address("fr", "meetings:minutes", "villes-innovantes", 11)


def test_reader_changes_language_on_the_same_page(page, portal):
    page.goto(portal.address("fr", "members:member_list"))
    follow(page.locator("a[hreflang=ar]").first)

    assert page.url == portal.address("ar", "members:member_list")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_keyboard_reaches_the_content_first(page, portal):
    page.goto(portal.address("fr", "home"))
    page.keyboard.press("Tab")
    href = page.evaluate("document.activeElement.getAttribute('href')")

    assert href.startswith("#")
    assert page.locator(href).count() == 1
