"""The administration in a browser: accessible, and whole under its strict policy."""

import pytest

from .checks import assert_accessible, refused_by_csp

PAGES = (
    "",
    "charters/edition/",
    "charters/principlerevision/",
    "charters/principlerevision/add/",
    "meetings/meeting/",
    "meetings/meeting/add/",
    "meetings/attendance/",
    "meetings/attendance/add/",
    "meetings/agendaitem/add/",
    "members/member/",
    "members/member/add/",
    "members/person/add/",
    "register/entry/",
)
# The first row of a list, and its history: what staff open most.
LISTS = ("charters/edition/", "charters/principlerevision/", "meetings/meeting/", "members/member/", "members/person/")


@pytest.fixture
def visit(portal, page, sign_in, width):
    """``visit("fr", "meetings/meeting/")``, signed in as the secretariat or as commission staff."""
    page.set_viewport_size({"width": width, "height": 800})
    refused = refused_by_csp(page)

    def go(language, path):
        account = "secretariat" if path.startswith(("meetings", "members")) else "commission"
        if not page.context.cookies():
            sign_in(account)
            refused.clear()
        assert page.goto(f"{portal.url}/{language}/admin/{path}").status == 200
        # axe reads style sheets in ways that the policy refuses: what the page itself does is heard before.
        assert refused == []
        assert_accessible(page)
        refused.clear()

    return go


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_admin_page_is_accessible_and_keeps_its_policy(visit, language, path):
    visit(language, path)


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", LISTS)
def test_form_and_history_of_a_row_are_accessible_and_keep_their_policy(page, visit, language, path):
    visit(language, path)
    address = page.locator("#result_list tbody th a").first.get_attribute("href")
    row = address.split("/admin/")[1].split("?")[0]

    visit(language, row)
    visit(language, row.replace("/change/", "/history/"))


def test_the_three_languages_stand_side_by_side_each_in_its_direction(page, visit, portal):
    visit("fr", "meetings/meeting/add/")
    directions = [page.locator(f"#id_theme_{code}").get_attribute("dir") for code in ("fr", "en", "ar")]
    tops = {round(page.locator(f"#id_theme_{code}").bounding_box()["y"] / 20) for code in ("fr", "en", "ar")}

    assert directions == ["ltr", "ltr", "rtl"]
    assert len(tops) == (1 if page.viewport_size["width"] > 1000 else 3)
