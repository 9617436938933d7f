"""Codes that come by mail, and the list of one's sessions."""

import pytest
import time_machine
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.accounts.sessions import browser_of
from tests.factories import UserFactory
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


def asked(account):
    """(browser that asked for a code, the code)."""
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": account.email})
    return client, Mail.objects.first().text.split("    ")[1].split()[0]


def give(client, code):
    client.post(reverse("account_confirm_login_code"), {"code": code})
    return get_user(client)


def test_a_code_signs_in_who_asked_for_it(account):
    client, code = asked(account)

    assert len(code.replace("-", "")) == 8
    assert give(client, code.replace("-", " ")) == account


def test_a_code_is_of_no_use_in_another_browser(account):
    _client, code = asked(account)
    thief, own = asked(account)

    assert give(Client(), code).is_anonymous
    assert own != code
    assert give(thief, code).is_anonymous


def test_a_code_is_good_once(account):
    client, code = asked(account)
    give(client, code)
    client.post(reverse("account_logout"))

    assert give(client, code).is_anonymous


def test_a_code_is_good_for_fifteen_minutes(account):
    with time_machine.travel("2026-11-24T10:00:00Z", tick=False) as clock:
        client, code = asked(account)
        clock.shift(15 * 60 + 1)

        assert give(client, code).is_anonymous


def test_who_typed_three_wrong_codes_is_told_to_ask_for_a_new_one(account):
    client, _code = asked(account)
    for n in range(2):
        give(client, f"0000-000{n}")

    answer = client.post(reverse("account_confirm_login_code"), {"code": "0000-0009"}, follow=True)

    assert answer.redirect_chain == [(reverse("account_request_login_code"), 302)]
    assert "Demandez un nouveau code" in text_of(answer)
    assert "Trop de tentatives" not in text_of(answer)


def test_three_wrong_codes_void_the_right_one(account):
    client, code = asked(account)
    for n in range(3):
        give(client, f"0000-000{n}")

    assert give(client, code).is_anonymous


def test_who_asks_for_an_unknown_address_gets_no_further():
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": "personne@v.example"})

    assert [give(client, code).is_anonymous for code in ("", "0000-0000", "None")] == [True] * 3


def signed_in(account, agent=FIREFOX):
    client = Client(headers={"user-agent": agent})
    client.post("/fr/compte/connexion/", {"login": account.email, "password": PASSWORD})
    return client


def test_the_list_names_browsers_and_this_one(account):
    signed_in(account, "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0")

    page = text_of(signed_in(account).get(reverse("usersessions_list")))

    assert "Firefox, Android" in page
    assert "Edge, Windows" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_many(account, django_assert_num_queries, count):
    client = signed_in(account)
    for _ in range(count):
        signed_in(account)

    with django_assert_num_queries(4):
        client.get(reverse("usersessions_list"))


def test_one_session_is_ended_alone(account):
    here, first, second = (signed_in(account) for _ in range(3))
    row = account.usersession_set.get(session_key=first.session.session_key)

    here.post(reverse("usersessions_list"), {"session": row.pk})

    assert [get_user(client).is_authenticated for client in (here, first, second)] == [True, False, True]


def test_all_others_are_ended_at_once(account):
    here, first, second = (signed_in(account) for _ in range(3))

    here.post(reverse("usersessions_list"))

    assert [get_user(client).is_authenticated for client in (here, first, second)] == [True, False, False]


def test_nobody_ends_the_sessions_of_another(account):
    other = UserFactory()
    theirs, mine = signed_in(other), signed_in(account)
    row = other.usersession_set.get()

    mine.post(reverse("usersessions_list"), {"session": row.pk})
    mine.post(reverse("usersessions_list"))

    assert get_user(theirs) == other


def test_a_session_ends_with_the_browser_and_after_a_week(account):
    client = signed_in(account)

    assert client.cookies["sessionid"]["max-age"] == ""
    left = Session.objects.get().expire_date - account.usersession_set.get().created_at
    assert left.days <= 7


@pytest.mark.parametrize(
    ("agent", "name"), [("", ""), ("curl/8", ""), ("x (iPhone) Version/18 Safari/1", "Safari, iPhone")]
)
def test_a_browser_may_not_say_its_name(agent, name):
    assert browser_of(agent) == name
