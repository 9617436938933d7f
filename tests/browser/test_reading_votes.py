"""Everyone reads a vote that is over: accessible in three languages, narrow, dark, and within the budgets."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, follow, refused_by_csp
from .pages import LANGUAGES
from .portal import Portal

OVER = {"list": ("votes:round_list",), "vote": ("votes:round", 2), "question": ("votes:question", 2, 1)}


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with an invented vote that is over and certified, and one that is open."""
    portal = Portal(tmp_path_factory.mktemp("votes"), invented)
    portal.start()
    yield portal
    portal.stop()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visited", OVER)
def test_a_vote_that_is_over_is_accessible_on_a_phone(page, portal, language, visited):
    refused = refused_by_csp(page)
    page.set_viewport_size({"width": 320, "height": 800})

    assert page.goto(portal.address(language, *OVER[visited])).status == 200
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    assert refused == []


@pytest.mark.parametrize("visited", ["vote", "question"])
def test_a_vote_that_is_over_is_accessible_in_the_dark(new_context, portal, visited):
    page = new_context(color_scheme="dark", viewport={"width": 1280, "height": 800}).new_page()
    page.goto(portal.address("fr", *OVER[visited]))

    assert_accessible(page)


def test_from_the_list_to_what_a_city_said_and_to_the_ballot_in_the_register(page, portal):
    page.goto(portal.address("fr", "votes:round_list"))
    follow(page.get_by_role("link", name="Vote 2"))
    follow(page.locator("main h3 a"))
    page.select_option("[name=choix]", "against")
    follow(page.get_by_role("button", name="Afficher"))

    assert page.locator("table.called tbody tr").count() == 1
    follow(page.locator("table.called tbody a"))
    assert page.get_by_text("Nombre aléatoire").count() == 1
    assert page.get_by_text("Contre").count() == 1


def test_the_page_of_a_vote_is_sober(page, portal):
    for visited in OVER.values():
        page.goto(portal.address("fr", *visited))
        assert page.locator("*").count() <= 250
