"""Staff prepare the next edition: a wording is changed, declared, translated, and the edition put to the vote."""

import pytest
from playwright.sync_api import expect

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal

PREPARE = """
from charters.domain.drafting import draft_next_edition, draft_wording
from charters.models import Edition, PrincipleRevision
first = Edition.objects.get(charter__slug="socle-commun", number="0.1")
draft_next_edition(first, number="0.2", by=None)
for key, change in (("sobriete", "editorial"), ("ouverture", "translation")):
    revision = PrincipleRevision.objects.get(articles__edition=first, principle__key=key)
    new, _editions = draft_wording(revision, change=change, by=None)
    if change == "editorial":
        new.statement_fr = new.statement_fr.replace("nécessaire", "strict nécessaire")
    else:
        new.statement_en = new.statement_en + " Always."
    new.save()
    print(key, new.pk)
print("edition", Edition.objects.get(number="0.2", charter=first.charter).pk)
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, filled):
    """A portal whose shared charter has a next edition in draft."""
    portal = Portal(tmp_path_factory.mktemp("life"), filled)
    portal.start()
    lines = portal.manage("shell", "--no-imports", "-c", PREPARE).split("\n")
    portal.rows = dict(line.split() for line in lines if line)
    yield portal
    portal.stop()


def pages(portal):
    yield "charters/principlerevision/translations/"
    yield f"charters/principlerevision/{portal.rows['sobriete']}/change/"
    yield f"charters/principlerevision/{portal.rows['sobriete']}/declare/"
    yield f"charters/principlerevision/{portal.rows['sobriete']}/translate/ar/"
    yield f"charters/principlerevision/{portal.rows['ouverture']}/publish/"
    for name in ("vote", "abandon", "in-force"):
        yield f"charters/edition/{portal.rows['edition']}/act/{name}/"
    yield f"charters/edition/{portal.rows['edition']}/open-consultation/"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_page_is_accessible_at_each_width(page, portal, sign_in, language):
    sign_in("commission")
    refused = refused_by_csp(page)

    for path in pages(portal):
        assert page.goto(f"{portal.url}/{language}/admin/{path}").status == 200
        for _width in at_each_width(page):
            assert refused == [], page.url
            assert_accessible(page)
            refused.clear()
            assert_no_sideways_scroll(page)


def test_a_change_is_declared_translated_and_put_to_the_vote(page, portal, sign_in):
    sign_in("commission")
    admin = f"{portal.url}/fr/admin/charters"
    page.goto(f"{admin}/edition/{portal.rows['edition']}/act/vote/")
    expect(page.locator(".blocking")).to_contain_text("sobriete")

    page.goto(f"{admin}/principlerevision/{portal.rows['sobriete']}/declare/")
    expect(page.locator("ins")).to_contain_text("strict")
    page.click("input[type=submit]")
    expect(page.locator(".errornote")).to_be_visible()
    page.fill("#id_reason", "Reprendre le mot du règlement européen.")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()

    page.goto(f"{admin}/principlerevision/translations/?language=en")
    follow(page.locator(f"a[href*='/{portal.rows['sobriete']}/translate/en/']"))
    page.locator("textarea[name='statement-0']").fill("Only what is strictly necessary is collected.")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()

    page.goto(f"{admin}/edition/{portal.rows['edition']}/act/vote/")
    expect(page.locator("#content-main")).to_contain_text("Reprendre le mot du règlement européen.")
    page.click("input[type=submit]")
    expect(page.locator(".messagelist")).to_be_visible()
    page.goto(f"{portal.url}/fr/chartes/socle-commun/editions/0.2/")
    expect(page.locator("main")).to_contain_text("Édition mise au vote")
