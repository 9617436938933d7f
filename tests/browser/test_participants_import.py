"""The secretariat imports a table and merges two people, on a phone and on a desk."""

import pytest
from playwright.sync_api import expect

from .checks import assert_accessible, refused_by_csp

TABLE = """PAYS;VILLE;TITRE;NOM;PRENOM;MODE DE PARTICIPATION
Cameroun;Dschang;Maire;{surname};Jacquis;Présentiel
;;Adjointe;{surname}BIS;Awa;Visio conférence
"""


@pytest.fixture
def meeting(portal, width):
    """Address of the import page of a meeting in preparation, made for one test."""
    code = (
        "from meetings.models import *; c = Commission.objects.first(); "
        "n = c.meetings.order_by('-number').first().number + 1; "
        "print(Meeting.objects.create(commission=c, number=n).pk)"
    )
    return portal.address("fr", "admin:meetings_meeting_import", portal.manage("shell", "-v", "0", "-c", code).strip())


@pytest.fixture
def table(portal, width):
    """A table with a row that is like someone on file."""
    surname = {360: "EXEMPLAIRE", 1280: "SPECIMENTAL"}[width]
    code = f"from members.models import Person; Person.objects.create(surname='{surname}', given_name='Jacques')"
    portal.manage("shell", "-v", "0", "-c", code)
    return TABLE.format(surname=surname)


def choose(page, content):
    page.set_input_files("input[type=file]", {"name": "p.csv", "mimeType": "text/csv", "buffer": content})
    page.click("#content-main button[type=submit]")
    page.wait_for_load_state()


def test_a_doubtful_row_is_decided_and_written(sign_in, meeting, table, width):
    page = sign_in("secretariat")
    refused = refused_by_csp(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(meeting)
    assert_accessible(page)
    choose(page, table.encode())
    expect(page.locator("table.rows tbody tr")).to_have_count(2)
    assert_accessible(page)

    page.click("#content-main button[type=submit]")
    expect(page.locator("#undecided + ul li")).to_have_count(1)
    assert_accessible(page)

    page.locator("#line-2 input[type=radio]").first.check()
    page.click("#content-main button[type=submit]")
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    assert refused == []


def test_a_file_with_errors_lists_them_by_line(sign_in, meeting, width):
    page = sign_in("secretariat")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(meeting)
    choose(page, TABLE.replace("Dschang", "Dchang").encode())
    expect(page.locator("#problems + ul li")).to_have_count(2)
    assert_accessible(page)

    page.goto(meeting)
    choose(page, TABLE.encode("utf-16"))
    expect(page.locator("#table-error")).to_contain_text("UTF-16")
    assert_accessible(page)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_people_who_may_be_the_same_are_compared(sign_in, portal, width, language):
    code = (
        "from members.models import Person; "
        "print(*(Person.objects.create(surname='SEMBLABLE', given_name=n).pk for n in ('Francky', 'Franckie')))"
    )
    first, second = portal.manage("shell", "-v", "0", "-c", code).split()
    page = sign_in("secretariat")
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(portal.address(language, "admin:members_person_duplicates"))
    expect(page.locator("table.rows tbody tr")).not_to_have_count(0)
    assert_accessible(page)
    page.goto(portal.address(language, "admin:members_person_merge", first, second))
    assert_accessible(page)
    page.click("#content-main button[type=submit]")
    page.wait_for_url(portal.address(language, "admin:members_person_change", first))
