"""Signing in by address and password: what an attacker learns, keeps or is sent to. Nothing."""

import time

import lxml.html
import pytest
from django.contrib.auth import get_user
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.models import User
from tests.factories import UserFactory
from tests.portal.posting import text_of

from .factors import sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
LOGIN = "/fr/compte/connexion/"


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


def attempt(client, address="ada@ville-exemple.example", password=PASSWORD, **data):
    return client.post(LOGIN, {"login": address, "password": password, **data})


def without_tokens(response):
    """The page's words and form, without what differs at each request or repeats what was typed."""
    page = lxml.html.fromstring(response.content.decode())
    for field in page.xpath('//input[@name="csrfmiddlewaretoken" or @name="login" or @name="email"]'):
        field.attrib.pop("value", None)
    return lxml.html.tostring(page)


def test_an_account_signs_in_whatever_the_case_of_its_address(client, account):
    response = attempt(client, "Ada@Ville-Exemple.example")

    assert (response.status_code, response.url) == (302, "/fr/espace/")
    assert get_user(client) == account


def test_the_cookie_of_a_session_is_not_for_scripts_nor_for_other_sites_and_ends_with_the_browser(client, account):
    cookie = attempt(client).cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Lax", "", "")


@pytest.mark.parametrize("page", [LOGIN, "/ar/compte/connexion/"])
def test_unknown_address_and_wrong_password_get_the_same_answer(account, page):
    answers = [
        Client().post(page, {"login": address, "password": "rien de juste"})
        for address in (account.email, "personne@ville-exemple.example")
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert {frozenset(answer.cookies) for answer in answers} == {frozenset(answers[0].cookies)}


@pytest.mark.parametrize("address", ["ada@ville-exemple.example", "personne@ville-exemple.example", "close@v.example"])
def test_every_refusal_costs_one_hash(monkeypatch, client, account, address):
    """Nobody learns from the time an answer takes whether an address has an account, or a closed one."""
    UserFactory(email="close@v.example", is_active=False)
    hashed, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: hashed.append(1) or encode(*a, **k))

    attempt(client, address, "rien de juste")

    assert len(hashed) == 1


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
def test_who_asks_for_mail_does_not_learn_whether_an_account_has_the_address(account, page):
    clients = [Client(), Client()]
    answers = [
        client.post(reverse(page), {"email": address})
        for client, address in zip(clients, (account.email, "personne@ville-exemple.example"), strict=True)
    ]
    pages = [client.get(answer.url) for client, answer in zip(clients, answers, strict=True)]
    words = [text_of(page).replace(account.email, "").replace("personne@ville-exemple.example", "") for page in pages]

    assert answers[0].url == answers[1].url
    assert words[0] == words[1]
    assert [mail.address for mail in Mail.objects.all()] == [account.email]


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
@pytest.mark.parametrize("address", ["known", "personne@ville-exemple.example", "pas une adresse"])
def test_the_clock_does_not_tell_either(account, settings, page, address):
    settings.ANSWER_TO_STRANGERS_SECONDS = 0.2
    client = Client()
    client.get(reverse(page))  # templates are read

    began = time.monotonic()
    client.post(reverse(page), {"email": account.email if address == "known" else address})

    assert time.monotonic() - began >= 0.2


def test_reading_a_page_waits_for_nothing(account, settings):
    settings.ANSWER_TO_STRANGERS_SECONDS = 60

    assert Client().get(reverse("account_reset_password")).status_code == 200


def test_a_closed_account_stays_out_and_is_sent_nothing(client, account):
    User.objects.filter(pk=account.pk).update(is_active=False)

    assert attempt(client).url == reverse("account_inactive")
    client.post(reverse("account_request_login_code"), {"email": account.email})
    client.post(reverse("account_reset_password"), {"email": account.email})

    assert get_user(client).is_anonymous
    assert not Mail.objects.exists()


def test_an_account_that_is_closed_is_out_at_the_next_request(client, account):
    sign_in(client, account)
    User.objects.filter(pk=account.pk).update(is_active=False)

    assert client.get(reverse("account")).url.startswith(LOGIN)


def test_the_session_of_before_is_worth_nothing_after(client, account):
    client.get(LOGIN)
    client.post(reverse("account_request_login_code"), {"email": account.email})  # opens a session
    planted = client.session.session_key
    client.post(reverse("account_logout"))

    attempt(client)

    assert planted
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert get_user(thief).is_anonymous


@pytest.mark.parametrize(
    "address",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "/\\ailleurs.example",
        "http://localhost/",
        "javascript:alert(1)",
        "\x00//ailleurs.example",
    ],
)
@pytest.mark.parametrize("way", ["login", "admin", "signed in", "logout", "passkey"])
def test_no_link_leads_elsewhere_by_way_of_signing_in_or_out(client, account, address, way):
    match way:
        case "login":
            answer = attempt(client, next=address)
        case "admin":
            answer = client.get(reverse("admin:login"), {"next": address})
            assert answer.url == "/fr/compte/connexion/?next=%2Ffr%2Fadmin%2F"
            return
        case "signed in":
            sign_in(client, account)
            answer = client.get(LOGIN, {"next": address})
        case "logout":
            sign_in(client, account)
            answer = client.post(reverse("account_logout"), {"next": address})
        case "passkey":
            answer = client.post(reverse("mfa_login_webauthn"), {"next": address, "credential": "{}"})

    assert answer.status_code == 302
    assert answer.url in {"/fr/espace/", "/fr/compte/connexion/", "/fr/"}


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client, account):
    address = client.get(reverse("notices:list")).url

    answer = client.post(address, {"login": account.email, "password": PASSWORD, "next": reverse("notices:list")})

    assert answer.url == reverse("notices:list")


def test_nobody_signs_up(client):
    for path in ("/fr/compte/inscription/", "/fr/accounts/signup/", "/accounts/signup/", "/fr/compte/signup/"):
        assert client.post(path, {"email": "bo@v.example", "password1": PASSWORD}).status_code in {404, 405}
    assert User.objects.count() == 0


def test_signing_out_ends_the_session(client, account):
    sign_in(client, account)
    key = client.session.session_key

    assert client.get(reverse("account_logout")).status_code == 200
    client.post(reverse("account_logout"))

    client.cookies["sessionid"] = key
    assert get_user(client).is_anonymous


def test_pages_of_accounts_are_kept_by_no_cache(client, account):
    sign_in(client, account)

    for page in ("account", "mfa_index", "usersessions_list", "account_email"):
        assert "no-store" in client.get(reverse(page))["Cache-Control"]
    assert "public" not in Client().get(LOGIN).headers.get("Cache-Control", "")
