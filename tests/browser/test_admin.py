"""The administration in a browser: accessible, and whole under its strict policy."""

import pytest

from .checks import assert_accessible, at_each_width, refused_by_csp

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
    "members/person/",
    "members/person/add/",
    "register/entry/",
)
# The first row of a list, and its history: what staff open most. The lists themselves are among the pages.
LISTS = ("charters/edition/", "charters/principlerevision/", "meetings/meeting/", "members/member/", "members/person/")


@pytest.fixture
def go(portal, page, sign_in):
    """``go("fr", "meetings/meeting/")``, signed in as the secretariat or as commission staff."""

    def visit(language, path):
        if not page.context.cookies():
            sign_in("secretariat" if path.startswith(("meetings", "members")) else "commission")
        assert page.goto(f"{portal.url}/{language}/admin/{path}").status == 200

    return visit


@pytest.fixture
def check(page, go):
    """``check("fr", "meetings/meeting/")``: go there, and hold the page at each width to what is asked of any."""
    refused = refused_by_csp(page)

    def visit(language, path):
        refused.clear()
        go(language, path)
        for _width in at_each_width(page):
            # axe reads style sheets in ways that the policy refuses: what the page itself does is heard before.
            assert refused == [], page.url
            assert_accessible(page)
            refused.clear()

    return visit


@pytest.mark.parametrize("path", PAGES)
def test_admin_page_is_accessible_and_keeps_its_policy(check, path):
    for language in ("fr", "ar"):
        check(language, path)


@pytest.mark.parametrize("path", LISTS)
def test_form_and_history_of_a_row_are_accessible_and_keep_their_policy(page, go, check, path):
    go("fr", path)
    address = page.locator("#result_list tbody th a").first.get_attribute("href")
    row = address.split("/admin/")[1].split("?")[0]

    for language in ("fr", "ar"):
        check(language, row)
        check(language, row.replace("/change/", "/history/"))


def test_the_three_languages_stand_side_by_side_each_in_its_direction(page, go):
    go("fr", "meetings/meeting/add/")
    for width in at_each_width(page):
        directions = [page.locator(f"#id_theme_{code}").get_attribute("dir") for code in ("fr", "en", "ar")]
        tops = {round(page.locator(f"#id_theme_{code}").bounding_box()["y"] / 20) for code in ("fr", "en", "ar")}

        assert directions == ["ltr", "ltr", "rtl"]
        assert len(tops) == (1 if width > 1000 else 3)
