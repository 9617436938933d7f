"""A reader with a small phone and no JavaScript finds a principle by its words."""

from .checks import assert_accessible, assert_no_sideways_scroll, follow


def test_reader_finds_a_principle_from_the_home_page(new_context, portal):
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 700}).new_page()
    page.goto(portal.address("fr", "home"))
    page.get_by_label("Mots à chercher").fill("donnees public")
    follow(page.get_by_role("button", name="Chercher"))

    assert page.locator("main ol mark").first.is_visible()
    assert page.get_by_label("Mots à chercher").input_value() == "donnees public"
    assert_no_sideways_scroll(page)
    follow(page.get_by_role("link", name="Principes ("))

    assert {chip.inner_text() for chip in page.locator("main ol .chip").all()} == {"Principe"}
    follow(page.get_by_role("link", name="Souveraineté publique"))

    assert page.url == portal.address("fr", "charters:principle", "souverainete")


def test_what_was_found_is_accessible(page, portal):
    page.goto(f"{portal.address('ar', 'search:search')}?q=البيانات")
    assert page.locator("main ol mark").count() > 0
    assert_accessible(page)
