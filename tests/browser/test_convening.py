"""Someone who is convened answers by the link of the mail, on a phone, without scripts and without signing in."""

import pytest

from .checks import assert_accessible, assert_no_sideways_scroll, follow
from .portal import Portal

LINK = """
from meetings.domain.answering import token_of
from meetings.models import Invitee
print(token_of(Invitee.objects.get(person__surname="INVENTÉ")))
"""


@pytest.fixture
def portal(tmp_path_factory, invented):
    portal = Portal(tmp_path_factory.mktemp("convening"), invented)
    portal.start()
    portal.token = portal.manage("shell", "--no-imports", "-c", LINK).strip()
    yield portal
    portal.stop()


def test_someone_answers_by_link_and_changes_the_answer_in_another_language(portal, phone, page):
    phone.goto(f"{portal.url}/fr/reunions/reponse/{portal.token}/")
    phone.locator("[name=reply][value=represented]").check()
    phone.fill("[name=note]", "Je serai en mission.")
    follow(phone.locator("main form button"))
    assert phone.locator(".errors a[href='#id_represented_by']").count() == 1
    assert phone.input_value("[name=note]") == "Je serai en mission."

    phone.locator("[name=represented_by]").select_option(index=1)
    follow(phone.locator("main form button"))
    assert "Vous êtes représenté·e par" in phone.locator("main").inner_text()
    assert_no_sideways_scroll(phone)

    phone.goto(f"{portal.url}/ar/reunions/reponse/{portal.token}/")
    phone.locator("[name=reply][value=video]").check()
    follow(phone.locator("main form button"))
    assert "سُجّل جوابكم" in phone.locator("main").inner_text()
    assert_no_sideways_scroll(phone)
    page.goto(phone.url)
    assert_accessible(page)
    phone.goto(f"{portal.url}/fr/reunions/reponse/faux.lien/")
    assert "Ce lien n’ouvre rien" in phone.locator("main").inner_text()
