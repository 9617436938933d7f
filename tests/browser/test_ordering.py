"""Rows are put in order by keyboard: buttons that move a row, which say where it went and keep the focus."""

import pytest
from playwright.sync_api import expect

from .checks import assert_accessible, refused_by_csp


@pytest.fixture
def meeting(portal):
    """Number of a meeting with three items on its agenda, made for one test."""
    code = (
        "from meetings.models import *; c = Commission.objects.first(); "
        "n = c.meetings.order_by('-number').first().number + 1; m = Meeting.objects.create(commission=c, number=n); "
        "[AgendaItem.objects.create(meeting=m, position=i, kind='vote', title_fr=f'Point {i}') for i in (1, 2, 3)]; "
        "print(m.pk)"
    )
    return portal.manage("shell", "-v", "0", "-c", code).strip()


def titles(page):
    return page.locator("#agenda-group tr.has_original").evaluate_all(
        "rows => rows.map(row => row.querySelector('[name$=title_fr]').value)"
    )


@pytest.mark.parametrize(("language", "up"), [("fr", "Monter"), ("ar", "نقل إلى أعلى")])
def test_a_row_is_moved_by_keyboard_and_stays_there(sign_in, portal, meeting, width, language, up):
    page = sign_in("secretariat")
    refused = refused_by_csp(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(portal.address(language, "admin:meetings_meeting_change", meeting))
    button = page.get_by_role("button", name=f"{up}: Point 3")
    box = button.bounding_box()

    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#agenda-group [role=status]")).to_contain_text("Point 3")
    expect(page.locator("#agenda-group [role=status]")).to_contain_text("2")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Space")  # there is no place above the first
    expect(button).to_have_attribute("aria-disabled", "true")
    assert titles(page) == ["Point 3", "Point 1", "Point 2"]
    assert (box["width"] >= 44, box["height"] >= 44, refused) == (True, True, [])
    assert_accessible(page)

    page.click("input[name=_continue]")
    page.wait_for_load_state()
    assert titles(page) == ["Point 3", "Point 1", "Point 2"]


def test_without_scripts_the_number_is_enough(sign_in, new_context, portal, meeting):
    context = new_context(java_script_enabled=False)
    context.add_cookies(sign_in("secretariat").context.cookies())
    page = context.new_page()
    page.goto(portal.address("fr", "admin:meetings_meeting_change", meeting))
    assert page.locator("button.move").count() == 0

    page.fill("input[name=agenda-2-position]", "1")
    page.click("input[name=_continue]")

    shown = [page.input_value(f"input[name=agenda-{row}-title_fr]") for row in range(3)]
    assert shown == ["Point 3", "Point 1", "Point 2"]
