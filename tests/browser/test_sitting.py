"""Minutes are written in session: by two at once, without a connection, after a session ended; and without scripts."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal

INVENT = """
from django.utils import timezone
from meetings.domain.inventing_sitting import invent_sitting
print(invent_sitting(at=timezone.now()).path)
"""
TEXT = """
from meetings.models import AgendaItem
print(AgendaItem.objects.filter(meeting__status="in_session").order_by("position").first().text_fr)
"""
FIFTH = TEXT.replace(".first()", "[4]")
A_LOOK = 9_000  # milliseconds: longer than from one look for news to the next


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with an invented meeting in session."""
    portal = Portal(tmp_path_factory.mktemp("sitting"), invented)
    portal.start()
    portal.path = portal.manage("shell", "--no-imports", "-c", INVENT).strip()
    yield portal
    portal.stop()


def _sitting(portal, language="fr"):
    return f"{portal.url}/{language}/reunions/{portal.path}/secretariat/seance/"


@pytest.fixture
def secretaries(portal, page, sign_in, browser):
    """Two pages of two browsers, both with the sitting open, whose clocks are ours."""
    sign_in("secretariat")
    other = browser.new_context(locale="fr")
    other.add_cookies(portal.sessions["secretariat"])
    pages = page, other.new_page()
    for one in pages:
        one.clock.install()
        one.goto(_sitting(portal))
    yield pages
    other.close()


def _says(page, words):
    page.locator("#live", has_text=words).wait_for()


def _look(page):
    page.clock.run_for(A_LOOK)


def _box(page):
    return page.locator("form.live-text textarea").first


def test_two_write_one_text_and_nothing_is_lost(portal, secretaries):
    first, second = secretaries
    heard = refused_by_csp(first)

    _box(first).press("Control+End")
    _box(first).type("\n\nLa première secrétaire écrit à la fin.")
    _look(first)
    _says(first, "Enregistré")
    _box(second).press("Control+Home")
    _box(second).type("La seconde écrit au début. ")
    _look(second)
    _says(second, "Enregistré, avec ce qu'une autre personne a écrit")

    text = _box(second).input_value()
    assert text.startswith("La seconde écrit au début. La séance")
    assert text.endswith("La première secrétaire écrit à la fin.")
    first.evaluate("document.activeElement.blur()")
    with first.expect_response(lambda answer: "etat.json" in answer.url):
        _look(first)
    first.wait_for_function("text => document.querySelector('form.live-text textarea').value === text", arg=text)

    first.context.set_offline(True)
    _box(first).press("Control+End")
    _box(first).type(" Sans connexion.")
    _look(first)
    _says(first, "Pas de connexion")
    first.context.set_offline(False)
    _look(first)
    _says(first, "Enregistré")

    cookies = first.context.cookies()
    first.context.clear_cookies()
    _box(first).type(" Session finie.")
    _look(first)
    _says(first, "Votre session a pris fin")
    first.context.add_cookies(cookies)
    _look(first)
    _look(first)
    _says(first, "Enregistré")

    stored = portal.manage("shell", "--no-imports", "-c", TEXT)
    assert "à la fin. Sans connexion. Session finie." in stored
    assert [line for line in heard if "Content Security Policy" in line] == []


def test_what_was_not_stored_is_there_when_the_page_is_opened_again(portal, secretaries):
    _first, page = secretaries
    context = page.context
    context.set_offline(True)
    _box(page).press("Control+End")
    _box(page).type(" Gardé sur cet appareil.")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.clock.install()
    page.goto(_sitting(portal))

    assert _box(page).input_value().endswith(" Gardé sur cet appareil.")
    _look(page)
    _says(page, "Enregistré")

    assert "Gardé sur cet appareil." in portal.manage("shell", "--no-imports", "-c", TEXT)


def test_what_a_colleague_wrote_at_the_same_place_is_replaced_by_a_press_alone(portal, secretaries):
    first, second = secretaries
    boxes = [page.locator("form.live-text textarea").nth(4) for page in secretaries]

    boxes[0].type("La première.")
    _look(first)
    _says(first, "Enregistré")
    boxes[1].type("La seconde")
    _look(second)
    _says(second, "réunissez-les, puis enregistrez")
    boxes[1].type(" continue.")
    _look(second)
    second.close()
    again = second.context.new_page()
    again.clock.install()
    again.goto(_sitting(portal))
    _look(again)
    _says(again, "réunissez-les, puis enregistrez")
    kept = portal.manage("shell", "--no-imports", "-c", FIFTH)
    again.locator("form.live-text button").nth(4).click()
    _says(again, "Enregistré")

    assert kept.strip() == "La première."
    assert portal.manage("shell", "--no-imports", "-c", FIFTH).strip() == "La seconde continue."


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_at_the_door_and_at_the_table_without_scripts(portal, page, sign_in, browser, language):
    sign_in("secretariat")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    context.add_cookies(portal.sessions["secretariat"])
    phone = context.new_page()

    phone.goto(f"{_sitting(portal, language)}presences/")
    follow(phone.locator(".person button[value=on_site]").first)
    assert phone.locator(".errors").count() == 0
    assert_no_sideways_scroll(phone)
    phone.goto(_sitting(portal, language))
    assert_no_sideways_scroll(phone)
    phone.locator("form.live-text textarea").nth(1).fill(f"Écrit sans script ({language}).")
    follow(phone.locator("form.live-text button").nth(1))
    assert phone.locator("form.live-text textarea").nth(1).input_value() == f"Écrit sans script ({language})."
    follow(phone.locator("form.live-fact button").first)
    assert "quorum" in phone.locator("form.live-text textarea").first.input_value()
    follow(phone.locator("a[href$='/decision/']").first)
    phone.fill("[name=text]", "Publier un guide.")
    follow(phone.locator("main form button"))
    assert phone.get_by_text("Publier un guide.").count() >= 1
    context.close()


@pytest.mark.parametrize("place", ["", "presences/", "presences/ajouter/", "lever/"])
def test_pages_of_the_sitting_are_accessible(portal, sign_in, place):
    page = sign_in("secretariat")
    page.goto(_sitting(portal) + place)
    for _width in at_each_width(page):
        assert_no_sideways_scroll(page)
    assert_accessible(page)
