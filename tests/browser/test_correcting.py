"""Someone who attended asks for a correction of minutes by the link of the mail, on a phone, without scripts."""

import pytest

from .checks import assert_no_sideways_scroll, follow
from .portal import Portal

LINK = """
from meetings.domain.linking import token_of
from meetings.models import Minutes
minutes = Minutes.objects.get(status="circulated")
print(token_of(minutes, minutes.meeting.attendances.order_by("position").last().person))
"""


@pytest.fixture
def portal(tmp_path_factory, invented):
    portal = Portal(tmp_path_factory.mktemp("correcting"), invented)
    portal.start()
    portal.token = portal.manage("shell", "--no-imports", "-c", LINK).strip()
    yield portal
    portal.stop()


def test_a_passage_is_corrected_by_link(portal, phone):
    phone.goto(f"{portal.url}/fr/reunions/corrections/{portal.token}/")
    assert_no_sideways_scroll(phone)
    follow(phone.locator("article a").first)
    phone.fill("[name=quote]", "Des mots d'ailleurs")
    phone.fill("[name=proposed]", "Une séance inventée.")
    follow(phone.locator("main form button"))
    assert "ne figurent pas dans le passage" in phone.locator("[role=alert]").inner_text()
    assert phone.input_value("[name=proposed]") == "Une séance inventée."

    phone.fill("[name=quote]", "Une réunion inventée")
    follow(phone.locator("main form button"))

    assert "Votre correction est parvenue au secrétariat" in phone.locator("main").inner_text()
    assert "Une séance inventée." in phone.locator("#asked + ol").inner_text()
    assert_no_sideways_scroll(phone)
    phone.goto(f"{portal.url}/fr/reunions/corrections/faux/")
    assert "Une séance inventée." not in phone.locator("body").inner_text()
