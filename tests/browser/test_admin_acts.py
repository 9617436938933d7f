"""Pages of official acts, of two editors at once and of administrators: accessible, whole under the strict policy."""

import pytest
from playwright.sync_api import expect

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp


@pytest.fixture
def administrator(portal):
    """The address of an administrator, for as long as the test lasts."""
    account = "secretariat@demonstration.example"
    mark = "from members.models import User; User.objects.filter(email={!r}).update(is_superuser={})"
    portal.manage("shell", "--no-imports", "-c", mark.format(account, True))
    yield "secretariat"
    portal.manage("shell", "--no-imports", "-c", mark.format(account, False))


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", ["charters/edition/", "charters/principlerevision/?q=sobriete"])
def test_each_act_on_a_row_is_accessible(page, portal, sign_in, language, path):
    sign_in("commission")
    refused = refused_by_csp(page)
    page.goto(f"{portal.url}/{language}/admin/{path}")
    follow(page.locator("#result_list tbody th a").first)
    page.wait_for_url("**/change/**")
    acts = [link.get_attribute("href") for link in page.locator(".acts a").all()]

    assert acts
    for address in acts:
        assert page.goto(f"{portal.url}{address}").status == 200
        for _width in at_each_width(page):
            assert refused == [], page.url
            assert_accessible(page)
            refused.clear()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_two_editors_typed_is_shown_accessibly(page, portal, sign_in, language):
    sign_in("commission")
    page.goto(f"{portal.url}/{language}/admin/charters/law/")
    follow(page.locator("#result_list tbody th a").first)
    page.wait_for_url("**/change/**")
    other = page.context.new_page()
    other.goto(page.url)
    first, second = (f"note {language} {who}" for who in ("A", "B"))
    other.fill("#id_note_fr", first)
    other.click("input[name=_continue]")
    expect(other.locator(".messagelist")).to_be_visible()
    page.fill("#id_note_fr", second)
    page.click("input[name=_continue]")

    expect(page.locator(".conflicts")).to_be_visible()
    assert page.input_value("#id_note_fr") == second
    for _width in at_each_width(page):
        assert_accessible(page)


def test_inviting_to_the_team_is_accessible(page, portal, sign_in, administrator):
    sign_in(administrator)
    refused = refused_by_csp(page)

    for language in ("fr", "ar"):
        assert page.goto(portal.address(language, "admin:members_user_invite")).status == 200
        for _width in at_each_width(page):
            assert refused == [], page.url
            assert_accessible(page)
            refused.clear()


@pytest.mark.parametrize("path", ["", "charters/edition/", "charters/law/add/"])
def test_twice_as_large_text_does_not_scroll_sideways(page, portal, sign_in, path):
    """What 200 % makes of a desk of 1280 px: a page of 640 px (WCAG 2.2, 1.4.10 asks for no less than 320)."""
    page.set_viewport_size({"width": 640, "height": 400})
    sign_in("commission")
    page.goto(f"{portal.url}/fr/admin/{path}")

    assert_no_sideways_scroll(page)


LONG_WORK = """
from django.utils import timezone
from charter_portal.tasks.models import Job
now = timezone.now()
about = "Socle commun, édition 0.3"
row = {"kind": "essai", "about": about, "state": "running", "done": 4120, "total": 10000}
print(Job.objects.get_or_create(**row, defaults={"asked_at": now, "started_at": now})[0].pk)
"""


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_long_work_under_way_is_shown_accessibly(page, portal, sign_in, language):
    job = portal.manage("shell", "--no-imports", "-c", LONG_WORK).strip()
    sign_in("commission")
    refused = refused_by_csp(page)

    for name, args in (("index", []), ("tasks_job_changelist", []), ("tasks_job_change", [job])):
        assert page.goto(portal.address(language, f"admin:{name}", *args)).status == 200
        assert page.locator("main progress, #content progress").first.get_attribute("value") == "4120"
        for _width in at_each_width(page):
            assert refused == [], page.url
            assert_accessible(page)
            refused.clear()
    for _width in at_each_width(page):
        assert_no_sideways_scroll(page)
    follow(page.locator(".acts a"))
    assert page.url == portal.address(language, "admin:tasks_job_change", job)
