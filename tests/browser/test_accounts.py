"""Accounts in a browser: signing in with a second factor, a passkey, a recovery code; accessible in fr and ar."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal

ADDRESS = "commission@demonstration.example"
OPEN = (
    "connexion/",
    "connexion/code/",
    "mot-de-passe/oublie/",
    "mot-de-passe/oublie/envoye/",
    "ferme/",
    "mes-donnees/efface/",
)
OWN = (
    *("", "adresse/", "adresse/a-confirmer/", "mot-de-passe/", "sessions/", "deconnexion/", "securite/"),
    *("securite/application/retirer/", "securite/codes/nouveaux/", "securite/cles/", "securite/cles/ajouter/"),
    *("confirmation/", "confirmation/code/", "notifications/", "preferences/", "mes-donnees/"),
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory, filled):
    """A portal of its own under the name localhost: passkeys belong to names, and codes are good once."""
    portal = Portal(tmp_path_factory.mktemp("accounts"), filled, name="localhost")
    portal.start()
    yield portal
    portal.stop()


def press(page, text=None):
    follow(page.locator("main form button[type=submit]").filter(has_text=text).first)


def give_password(page, portal, path="/fr/admin/"):
    page.goto(portal.url + path)
    page.fill("[name=login]", ADDRESS)
    page.fill("[name=password]", portal.passwords[ADDRESS])
    press(page)
    page.wait_for_url("**/connexion/second-facteur/")


def give_code(page, portal):
    page.fill("[name=code]", portal.fresh_code(ADDRESS))
    press(page)


@pytest.fixture
def signed_in(portal, context):
    """Cookies of a session that has shown its second factor, had once for all tests of this file."""
    if ADDRESS not in portal.sessions:
        page = context.new_page()
        give_password(page, portal)
        give_code(page, portal)
        page.wait_for_url(portal.url + "/fr/admin/")
        portal.sessions[ADDRESS] = context.cookies()
        page.close()
    context.add_cookies(portal.sessions[ADDRESS])


@pytest.mark.parametrize("path", OPEN)
def test_page_of_signing_in_is_accessible_and_keeps_its_policy(portal, page, path):
    for language in ("fr", "ar"):
        visit(portal, page, f"/{language}/compte/{path}")


@pytest.mark.parametrize("path", OWN)
@pytest.mark.usefixtures("signed_in")
def test_page_of_ones_account_is_accessible_and_keeps_its_policy(portal, page, path):
    for language in ("fr", "ar"):
        visit(portal, page, f"/{language}/compte/{path}")


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.usefixtures("signed_in")
def test_erasing_asks_for_the_password_then_says_accessibly_what_goes(portal, page, language):
    page.goto(f"{portal.url}/{language}/compte/mes-donnees/")
    follow(page.locator("main a[href$='effacer/']"))
    if "/confirmation/" in page.url:  # else it was given for the test before
        page.fill("[name=password]", portal.passwords[ADDRESS])
        press(page)
    assert page.url.endswith("/compte/mes-donnees/effacer/")
    visit(portal, page, f"/{language}/compte/mes-donnees/effacer/")

    page.evaluate("document.querySelector('main form').noValidate = true")
    press(page)

    for _width in at_each_width(page):
        page.evaluate("document.activeElement.blur()")
        assert_accessible(page)
        page.locator("#errors a").click()
        assert page.evaluate("document.activeElement.name") == "understood"


def visit(portal, page, path):
    refused = refused_by_csp(page)
    assert page.goto(portal.url + path).status == 200
    assert page.url.split("?")[0] == portal.url + path
    for _width in at_each_width(page):
        assert refused == [], page.url
        assert_accessible(page)
        refused.clear()
        assert_no_sideways_scroll(page)
        small = page.evaluate(
            """[...document.querySelectorAll('main button, main .button, main input:not([type=hidden])')]
            .filter(e => e.getClientRects().length && e.type !== 'radio' && e.type !== 'checkbox')
            .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""
        )
        assert small == [], page.url


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_error_is_named_and_leads_to_its_field(portal, page, language):
    page.goto(f"{portal.url}/{language}/compte/connexion/")
    page.evaluate("document.querySelector('main form').noValidate = true")
    press(page)

    for _width in at_each_width(page):
        page.evaluate("document.activeElement.blur()")
        assert_accessible(page)
        page.locator(".errors a").first.click()
        assert page.evaluate("document.activeElement.name") == "login"
    described = page.locator("[name=login]").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").count() == 1


def test_staff_sign_in_with_an_app_and_without_javascript(portal, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()

    give_password(page, portal, "/fr/admin/members/member/")
    assert page.locator("[data-passkey]:visible").count() == 0
    page.goto(portal.url + "/fr/admin/")  # the password alone opens nothing
    assert "/compte/connexion/" in page.url
    page.goto(portal.url + "/fr/compte/connexion/second-facteur/")
    give_code(page, portal)

    page.wait_for_url(portal.url + "/fr/admin/members/member/")
    page.goto(portal.url + "/fr/compte/deconnexion/")
    press(page)
    page.goto(portal.url + "/fr/admin/")
    assert "/compte/connexion/" in page.url
    context.close()


def with_authenticator(page):
    """Chromium's own passkey device, which recognises its owner at once."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    device = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return devtools, device


def test_a_passkey_is_made_then_signs_in_by_itself_then_goes(portal, page):
    refused = refused_by_csp(page)
    devtools, device = with_authenticator(page)
    give_password(page, portal)
    give_code(page, portal)
    page.wait_for_url(portal.url + "/fr/admin/")

    page.goto(portal.url + "/fr/compte/securite/cles/ajouter/")
    page.fill("[name=name]", "Mon téléphone")
    page.locator("[data-passkey=create]").click()
    page.wait_for_url(lambda url: "/cles/" not in url)
    assert len(devtools.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1

    page.context.clear_cookies()
    page.goto(portal.url + "/fr/compte/connexion/?next=/fr/admin/meetings/meeting/")
    page.locator("[data-passkey=sign-in]").click()
    page.wait_for_url(portal.url + "/fr/admin/meetings/meeting/")

    page.goto(portal.url + "/fr/compte/securite/cles/")
    assert "Mon téléphone" in page.inner_text("main")
    follow(page.locator("main .rows a[href$='retirer/']"))
    press(page)
    page.wait_for_url("**/fr/compte/securite/cles/")
    assert "Mon téléphone" not in page.inner_text("main .rows")
    assert refused == []


def test_a_passkey_is_a_second_factor_beside_the_password(portal, page):
    with_authenticator(page)
    give_password(page, portal)
    give_code(page, portal)
    page.wait_for_url(portal.url + "/fr/admin/")
    page.goto(portal.url + "/fr/compte/securite/cles/ajouter/")
    page.locator("[data-passkey=create]").click()
    page.wait_for_url(lambda url: "/cles/" not in url)

    page.context.clear_cookies()
    give_password(page, portal)
    page.locator("[data-passkey=use]").click()

    page.wait_for_url(portal.url + "/fr/admin/")


def test_where_a_passkey_is_not_read_the_page_says_so(portal, page):
    page.goto(portal.url + "/fr/compte/connexion/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')) }")
    page.locator("[data-passkey=sign-in]").click()

    page.locator("[data-passkey-failed]").wait_for(state="visible")
    assert page.url.endswith("/fr/compte/connexion/")


def test_recovery_codes_are_made_kept_and_sign_in_without_javascript(portal, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    give_password(page, portal)
    give_code(page, portal)
    page.wait_for_url(portal.url + "/fr/admin/")
    page.goto(portal.url + "/fr/compte/securite/codes/nouveaux/")
    press(page)
    codes = page.locator(".codes code").all_inner_texts()
    with page.expect_download() as download:
        page.locator("main a[download]").click()
    assert codes[0] in download.value.path().read_text(encoding="utf-8")
    assert len(codes) == 10

    context.clear_cookies()
    give_password(page, portal)
    page.fill("[name=code]", codes[0])
    press(page)

    page.wait_for_url(portal.url + "/fr/admin/")
    context.close()
