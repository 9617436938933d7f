"""From a draft to the next edition: two cities amend one paragraph, staff settle it, each sees what became of it."""

import json

import pytest
from playwright.sync_api import expect

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal
from .test_workspace import enter

LIST = "chartes/socle-commun/editions/0.1/amendements/"
FIND = """
import json
from charters.models import Amendment
rows = Amendment.objects.select_related("member", "revision")
print(json.dumps({f"{row.member.slug[-1]}{row.number or ''}": row.pk for row in rows}))
print(rows[0].edition_id, rows.get(number=1).revision.principle_id)
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with invented cities that amend its charter; ``portal.rows``: numbers of the amendments."""
    portal = Portal(tmp_path_factory.mktemp("amending"), invented)
    portal.start()
    rows, places = portal.manage("shell", "--no-imports", "-c", FIND).split("\n")[:2]
    portal.rows, portal.together = json.loads(rows), places.split()
    yield portal
    portal.stop()


@pytest.fixture
def phone(browser):
    """``phone()``: a page of a browser of its own, of a phone's width, with JavaScript off."""
    contexts = []

    def open_page():
        contexts.append(browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def check(page, refused, address):
    """Open the page and hold it at each width to what is asked of any."""
    assert page.goto(address).status == 200
    for _width in at_each_width(page):
        assert refused == [], page.url
        assert_accessible(page)
        refused.clear()
        assert_no_sideways_scroll(page)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_public_page_is_accessible_at_each_width(page, portal, language):
    refused = refused_by_csp(page)

    for rest in ("", "1/", "3/", "5/", "6/", "?principe=sobriete&statut=declined"):
        check(page, refused, f"{portal.url}/{language}/{LIST}{rest}")
    check(page, refused, f"{portal.url}/{language}/principes/sobriete/")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_page_of_a_city_is_accessible_at_each_width(page, portal, language):
    enter(portal, page, "deleguee.a")
    refused, city = refused_by_csp(page), f"{portal.url}/{language}/espace/ville-exemple-a/"
    draft, submitted = portal.rows["a"], portal.rows["a1"]

    for rest in ("", "principes/sobriete/amender/", "amendements/", "amendements/autres/"):
        check(page, refused, city + rest)
    for rest in ("", "modifier/", "deposer/", "supprimer/"):
        check(page, refused, f"{city}amendements/{draft}/{rest}")
    for rest in ("", "retirer/"):
        check(page, refused, f"{city}amendements/{submitted}/{rest}")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_page_of_the_team_is_accessible_at_each_width(page, portal, sign_in, language):
    sign_in("commission")
    refused, admin = refused_by_csp(page), f"{portal.url}/{language}/admin/charters/amendment/"

    check(page, refused, admin)
    check(page, refused, f"{admin}together/{'/'.join(portal.together)}/")
    for act in ("change", "admit", "decline", "accept", "accept_in_part"):
        check(page, refused, f"{admin}{portal.rows['a1']}/{act}/")
    check(page, refused, f"{admin}{portal.rows['c3']}/french/")


def test_in_arabic_and_without_scripts_a_delegate_amends_signs_and_is_asked_about_the_french(
    portal, phone, page, sign_in
):
    delegate = phone()
    enter(portal, delegate, "deleguee.c", language="ar")
    city = f"{portal.url}/ar/espace/ville-exemple-c/"
    delegate.goto(f"{city}principes/ouverture/amender/")
    delegate.check("input[value=meaning-ar]")
    follow(delegate.locator("main form button[type=submit]"))
    first = delegate.locator("[name=own-0]")
    expect(first).to_have_attribute("dir", "rtl")
    first.fill("تنشر المدينة بياناتها العمومية وتوثقها.\n\nوكل استثناء معلل.")
    delegate.fill("[name=justification]", "نقترح فقرتين قصيرتين.")
    follow(delegate.locator("main form button[type=submit]"))
    expect(delegate.locator("ins").first).to_be_visible()
    assert_no_sideways_scroll(delegate)
    follow(delegate.locator("main form button[type=submit]"))
    expect(delegate.locator("[role=status]")).to_be_visible()
    own = delegate.url

    delegate.goto(f"{city}amendements/autres/")
    follow(delegate.locator("form[action$='/cosigner/'] button").first)
    expect(delegate.locator("form[action$='/retirer-signature/']").first).to_be_visible()

    sign_in("commission")
    page.goto(f"{portal.url}/fr/admin/charters/amendment/?q=ouverture")
    follow(page.locator("#result_list tbody tr th a").first)
    follow(page.locator("a[href$='/french/']"))
    page.fill("[name=french-0]", "La ville publie ses données et les documente.\n\nToute exception est motivée.")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()

    delegate.goto(city)
    follow(delegate.locator("a[href*='/amendements/']", has_text="الفرنسي").first)
    assert delegate.url == own
    follow(delegate.locator("form[action$='/accord/'] button"))
    expect(delegate.locator("[role=status]")).to_be_visible()
    expect(delegate.locator("form[action$='/accord/']")).to_have_count(0)


def test_in_french_two_cities_amend_the_same_words_and_each_sees_what_became_of_its_own(portal, phone, page, sign_in):
    sign_in("commission")
    admin = f"{portal.url}/fr/admin/charters/amendment/"
    page.goto(f"{admin}together/{'/'.join(portal.together)}/")
    expect(page.locator("#content-main")).to_contain_text("en conflit")

    page.goto(f"{admin}{portal.rows['a1']}/accept/")
    expect(page.locator("ins").first).to_contain_text("strictement")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()

    page.goto(f"{admin}{portal.rows['b2']}/accept/")
    # The browser would ask for the choice itself; what counts is what the portal says.
    page.locator("#content-main form").evaluate("form => { form.noValidate = true; }")
    page.click("input[type=submit]")
    expect(page.locator(".errornote")).to_be_visible()
    assert_accessible(page)
    page.check("input[name=choice-0][value=typed]")
    page.fill("[name=words-0]", "strictement utiles")
    page.fill("[name=decision]", "Les deux villes ont raison.")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()

    reader = phone()
    reader.goto(f"{portal.url}/fr/{LIST}2/")
    expect(reader.locator("main")).to_contain_text("Les deux villes ont raison.")
    enter(portal, reader, "deleguee.a")
    reader.goto(f"{portal.url}/fr/espace/ville-exemple-a/amendements/{portal.rows['a1']}/")
    expect(reader.locator("main")).to_contain_text("d'autres les ont remplacés")
