"""A city adopts the charter on a phone without scripts: draft, act, record, verified; in French and in Arabic."""

import datetime

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, at_each_width, follow, refused_by_csp
from .portal import Portal
from .test_workspace import SMALL, enter

WORDS = {"fr": "Ici, deux ans.", "ar": "سنتان هنا."}
FACTS = {
    "body": "Conseil municipal",
    "number": "2026-17",
    "decided_on": datetime.date(2026, 3, 2).isoformat(),
    "signatory_name": "Prénom NOM-EXEMPLE",
    "signatory_title": "Maire",
}
DOCUMENT = {"name": "acte.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}
# The draft of the next edition, with three principles, is in force from today.
ENTER_INTO_FORCE = """
from django.utils import timezone
from charters.domain.enacting import put_to_vote, record_outcome, set_in_force
from charters.models import Edition
edition, on = Edition.objects.get(charter__slug="socle-commun", status="draft"), timezone.localdate()
edition.articles.filter(position__gt=edition.articles.order_by("position")[2].position).delete()
edition = record_outcome(put_to_vote(edition, by=None, on=on), is_carried=True, decided_on=on, by=None, on=on)
set_in_force(edition, on=on, by=None, today=on)
"""
VERIFY = """
from django.utils import timezone
from charters.adoptions.domain.recording import verify
from charters.adoptions.models import Instrument
for instrument in Instrument.objects.to_verify():
    verify(instrument, on=timezone.localdate(), by=None, at=timezone.now())
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory, invented):
    """A portal with invented cities and an edition in force."""
    portal = Portal(tmp_path_factory.mktemp("adopting"), invented)
    portal.start()
    portal.manage("shell", "--no-imports", "-c", ENTER_INTO_FORCE)
    yield portal
    portal.stop()


@pytest.mark.parametrize(("language", "account", "city"), [("fr", "deleguee.a", "a"), ("ar", "delegue.b", "b")])
def test_a_city_prepares_records_and_reads_that_it_has_adopted(portal, phone, language, account, city):
    enter(portal, phone, account)
    own = f"{portal.url}/{language}/espace/ville-exemple-{city}/adoption/"
    phone.goto(own)
    follow(phone.locator("main form[action$='/preparer/'] button"))
    assert phone.url == f"{own}brouillon/"

    first = phone.locator("main form > section").first
    first.locator("[value=provision]").check()
    first.locator("details summary").click()
    first.locator("[name^=text-]").fill(WORDS[language])
    first.locator("[name^=quote-]").fill("…")
    follow(phone.locator("button[value=adopt]"))
    assert phone.locator(".errors a").count() == 1
    assert first.locator("[name^=text-]").input_value() == WORDS[language]
    first.locator("[name^=quote-]").fill(first.locator(".prose p").first.inner_text())
    follow(phone.locator("button[value=adopt]"))
    assert phone.locator("main form [value=adopted]:checked").count() == 2
    assert_no_sideways_scroll(phone)

    follow(phone.locator("button[value=next]"))
    for name, value in FACTS.items():
        phone.fill(f"[name={name}]", value)
    phone.select_option("[name=kind]", "deliberation")
    phone.set_input_files("[name=document]", DOCUMENT)
    follow(phone.locator("button[value=next]"))
    assert phone.locator(".errors a").count() == 1
    phone.check("[name=votes_unknown]")
    follow(phone.locator("button[value=next]"))

    assert phone.url == f"{own}relire/"
    assert WORDS[language] in phone.locator("main .said").inner_text()
    assert FACTS["body"] in phone.locator("main .facts").inner_text()
    assert_no_sideways_scroll(phone)
    follow(phone.locator("main form[action$='/enregistrer/'] button"))
    assert phone.url == own
    assert phone.locator("main form").count() == 0

    portal.manage("shell", "--no-imports", "-c", VERIFY)
    phone.reload()
    assert phone.locator(".cover .chip.adopted").count() == 1
    principles = phone.locator("section[aria-labelledby=principles] li")
    assert [principles.nth(place).locator(".chip.local").count() for place in range(3)] == [1, 0, 0]
    assert WORDS[language] in principles.first.inner_text()
    assert_no_sideways_scroll(phone)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_page_is_accessible_at_each_width(portal, page, language):
    enter(portal, page, "deleguee.c")
    refused = refused_by_csp(page)
    own = f"{portal.url}/{language}/espace/ville-exemple-c/adoption/"
    page.goto(own)
    button = page.locator("main form[action$='/preparer/'] button")
    for rest in ("", "interet/", "intention/"):
        assert page.goto(own + rest).status == 200
        assert_fine(page, refused)
    page.goto(own)
    if button.count():
        follow(button)
    for rest in ("brouillon/", "acte/", "relire/", "abandonner/"):
        assert page.goto(own + rest).status == 200
        for summary in page.locator("main summary").all():
            summary.click()
        assert_fine(page, refused)


def assert_fine(page, refused):
    assert refused == []
    assert_accessible(page)
    for _width in at_each_width(page):
        assert_no_sideways_scroll(page)
        assert page.evaluate(SMALL, "main button, main .button, main input[type=text], main .tick, main summary") == []
