"""From an invitation to the workspace, by a mail that a real server received, in French and Arabic, without scripts."""

import re
import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests.portal.notices.mail_server import MailServer
from tests.processes import die_with_parent

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal

PASSWORD = "trois-cailloux-bleus-2026"
ARRIVES_WITHIN = 150  # seconds: two tries of the worker, on a busy machine
LINK = re.compile(r"http://\S+(/(?:fr|ar|en)/compte/invitation/\S+)")
SMALL = """
selector => [...document.querySelectorAll(selector)]
  .filter(e => e.getClientRects().length)
  .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)
"""
OF_A_DELEGATE = ("", "delegation/", "delegation/ajouter/")


@pytest.fixture(scope="module")
def mail_server():
    server = MailServer()
    server.up()
    yield server
    server.down()


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented, mail_server):
    """A portal with invented cities, whose worker posts mail to ``mail_server``."""
    portal = Portal(tmp_path_factory.mktemp("workspace"), invented)
    portal.environment["EMAIL_URL"] = f"smtp://127.0.0.1:{mail_server.port}"
    portal.start()
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=settings.BASE_DIR,
        env=portal.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    yield portal
    worker.terminate()
    worker.wait(timeout=30)
    portal.stop()


@pytest.fixture
def without_scripts(browser):
    """``without_scripts()``: a page of a browser of its own, of a phone's width, with JavaScript off."""
    contexts = []

    def open_page():
        contexts.append(browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def enter(portal, page, account, language="fr"):
    """Sign in by the sign-in page, once an account; afterwards by the cookies that it gave."""
    if account not in portal.sessions:
        address = f"{account}@demonstration.example"
        page.goto(f"{portal.url}/{language}/compte/connexion/")
        page.fill("[name=login]", address)
        page.fill("[name=password]", portal.passwords[address])
        follow(page.locator("main form button[type=submit]").first)
        page.wait_for_url("**/espace/**")
        portal.sessions[account] = page.context.cookies()
    page.context.add_cookies(portal.sessions[account])


def mail_to(mail_server, address):
    """The mail that ``address`` was sent, once it has arrived."""
    until = time.monotonic() + ARRIVES_WITHIN
    while time.monotonic() < until:
        for message in mail_server.received:
            if message["To"] == address:
                return message
        mail_server.knocked.clear()
        mail_server.knocked.wait(timeout=1)
    raise AssertionError(f"no mail to {address}: {mail_server.recipients()}")


@pytest.mark.parametrize(("language", "city"), [("fr", "Ville-Exemple A"), ("ar", "مدينة مثال أ")])
def test_invited_by_her_delegate_she_chooses_a_password_and_lands_in_the_workspace(
    portal, mail_server, without_scripts, language, city
):
    address = f"nouvelle.{language}@ville-exemple.example"
    delegate = without_scripts()
    enter(portal, delegate, "deleguee.a")
    delegate.goto(f"{portal.url}/fr/espace/ville-exemple-a/delegation/ajouter/")
    delegate.fill("[name=given_name]", "Nour")
    delegate.fill("[name=surname]", f"EXEMPLE {language}")
    delegate.fill("[name=email]", address)
    delegate.select_option("[name=language]", language)
    follow(delegate.locator("main form button[type=submit]").first)
    assert address in delegate.locator("[role=status]").inner_text()

    message = mail_to(mail_server, address)
    assert city in message["Subject"]
    assert message["Content-Language"] == language
    link = LINK.search(message.get_content())[1]

    invited = without_scripts()
    assert invited.goto(portal.url + link).status == 200
    assert invited.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    invited.fill("[name=password1]", PASSWORD)
    invited.fill("[name=password2]", PASSWORD)
    follow(invited.locator("main form button[type=submit]").first)

    invited.wait_for_url(f"{portal.url}/{language}/espace/ville-exemple-a/")
    assert invited.locator("h1").inner_text() == city
    # Her own city's, and no other's; and the link is good once.
    assert invited.goto(f"{portal.url}/{language}/espace/ville-exemple-b/").status == 404
    assert without_scripts().goto(portal.url + link).status == 410


@pytest.mark.parametrize(("account", "language", "city"), [("deleguee.a", "fr", "a"), ("deleguee.c", "ar", "c")])
@pytest.mark.parametrize("path", OF_A_DELEGATE)
def test_page_of_the_workspace_is_accessible_and_keeps_its_policy(portal, page, account, language, city, path):
    enter(portal, page, account, language)
    visit(portal, page, f"/{language}/espace/ville-exemple-{city}/{path}")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_pages_that_ask_before_they_act_are_accessible(portal, page, language):
    enter(portal, page, "deleguee.a")
    page.goto(f"{portal.url}/{language}/espace/ville-exemple-a/delegation/")
    addresses = [
        page.locator(f"main a[href$='/{end}/']").first.get_attribute("href") for end in ("terminer", "lettre/deposer")
    ]
    for address in addresses:
        visit(portal, page, address)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_error_is_named_and_leads_to_its_field(portal, page, language):
    enter(portal, page, "deleguee.a")
    page.goto(f"{portal.url}/{language}/espace/ville-exemple-a/delegation/ajouter/")
    page.evaluate("document.querySelector('main form').noValidate = true")
    follow(page.locator("main form button[type=submit]").first)

    for _width in at_each_width(page):
        page.evaluate("document.activeElement.blur()")
        assert_accessible(page)
        page.locator(".errors a").first.click()
        assert page.evaluate("document.activeElement.name") == "given_name"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_page_of_an_invitation_is_accessible(portal, mail_server, page, language):
    link = LINK.search(mail_to(mail_server, "invite.c@demonstration.example").get_content())[1]
    visit(portal, page, f"/{language}{link[3:]}")
    page.goto(f"{portal.url}/{language}/compte/invitation/rien/")
    assert_accessible(page)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_administrations_pages_on_a_mandate_are_accessible(portal, page, sign_in, language):
    sign_in("secretariat")
    page.goto(f"{portal.url}/{language}/admin/members/mandate/")
    assert_accessible(page)
    follow(page.locator("#result_list tbody th a").first)
    row = page.url.replace("change/", "").split("?")[0]
    assert_accessible(page)
    for act in ("invite/", "letter/"):
        read(portal, page, row.removeprefix(portal.url) + act)


def test_two_cities_in_two_tabs_are_not_mixed_up(portal, without_scripts):
    first = without_scripts()
    enter(portal, first, "contributrice.ab")
    assert first.url.endswith("/fr/espace/")
    second = first.context.new_page()
    first.goto(f"{portal.url}/fr/espace/ville-exemple-a/delegation/")
    second.goto(f"{portal.url}/fr/espace/ville-exemple-b/")

    first.reload()

    assert "Ville-Exemple A" in first.locator("main").inner_text()
    assert second.locator("h1").inner_text() == "Ville-Exemple B"


def visit(portal, page, path):
    """Read a page of ours: as any page, and what is touched is large enough."""
    read(portal, page, path, selector="main button, main .button, main input:not([type=hidden]), main select")


def read(portal, page, path, selector=None):
    """Hold a page at each width to what is asked of any; what matches the selector is touched."""
    refused = refused_by_csp(page)
    assert page.goto(portal.url + path).status == 200
    assert page.url == portal.url + path
    for _width in at_each_width(page):
        assert refused == [], page.url
        assert_accessible(page)
        refused.clear()
        assert_no_sideways_scroll(page)
        assert selector is None or page.evaluate(SMALL, selector) == [], page.url
