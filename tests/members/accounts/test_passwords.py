"""Changing a password, and choosing a new one by a link that came by mail."""

import pytest
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from tests.factories import UserFactory
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "un mot de passe d'exemple", "une phrase assez longue"
LOGIN = "/fr/compte/connexion/"


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


def signed_in(account):
    client = Client()
    client.post(LOGIN, {"login": account.email, "password": PASSWORD})
    return client


def link_in(mail):
    return next(word for word in mail.text.split() if word.startswith("http") and "/compte/" in word)


def ask(client, account, path="/fr/compte/mot-de-passe/oublie/", **headers):
    client.post(path, {"email": account.email}, headers=headers)
    return link_in(Mail.objects.first())


def follow(client, link):
    """(final response of the link, path of its form)."""
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    return page, page.request["PATH_INFO"]


def choose(client, link, password=NEW):
    _page, path = follow(client, link)
    return client.post(path, {"password1": password, "password2": password})


def test_changing_the_password_ends_the_other_sessions(account):
    here, elsewhere = signed_in(account), signed_in(account)

    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert get_user(here) == account
    assert get_user(elsewhere).is_anonymous
    assert Session.objects.count() == 1
    account.refresh_from_db()
    assert account.check_password(NEW)


def test_changing_the_password_asks_for_the_old_one(account):
    client = signed_in(account)

    client.post(reverse("account_change_password"), {"oldpassword": "autre chose", "password1": NEW, "password2": NEW})

    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_its_owner_is_told_of_a_changed_password_in_their_language():
    account = UserFactory(language="en")
    client = signed_in(account)

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    (mail,) = Mail.objects.all()
    assert (mail.address, mail.subject) == (account.email, "Your password has changed")
    assert "http://127.0.0.1:8000/en/compte/mot-de-passe/oublie/" in mail.text


def test_the_address_of_the_link_holds_no_token_once_it_is_followed(client, account):
    link = ask(client, account)
    token = link.rstrip("/").rsplit("-", 1)[1]

    page, path = follow(client, link)

    assert path.endswith("-set-password/")
    assert token not in page.text


def test_a_link_is_good_once(client, account):
    link = ask(client, account)

    choose(client, link)
    answer = choose(Client(), link, "une autre phrase bien longue")

    account.refresh_from_db()
    assert account.check_password(NEW)
    assert answer.context["token_fail"]


def test_choosing_a_new_password_ends_all_sessions(account):
    elsewhere = signed_in(account)

    choose(Client(), ask(Client(), account))

    assert get_user(elsewhere).is_anonymous
    assert Mail.objects.count() == 2


def test_after_a_reset_the_page_says_once_what_became_of_the_sessions(account):
    client = Client()
    choose(client, ask(client, account))

    text = text_of(client.get(reverse("account_reset_password_from_key_done")))

    assert "Toutes les sessions de votre compte sont fermées" in text
    assert "vos autres sessions" not in text


@pytest.mark.parametrize("event", ["signed in", "address changed", "second link used"])
def test_an_older_link_is_void_after(account, event):
    link = ask(Client(), account)
    match event:
        case "signed in":
            signed_in(account)
        case "address changed":
            account.email = "ada@ailleurs.example"
            account.save(update_fields=["email"])
        case "second link used":
            choose(Client(), ask(Client(), account))

    page, _path = follow(Client(), link)

    assert page.context["token_fail"]


def test_a_link_belongs_to_its_account(account):
    other = UserFactory()
    link = ask(Client(), account)
    uid, _, token = link.rstrip("/").rsplit("/", 1)[1].partition("-")
    forged = link.replace(f"{uid}-{token}", f"{other.pk}-{token}")

    assert uid != str(other.pk)
    assert follow(Client(), forged)[0].context["token_fail"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost"},
        {"host": "127.0.0.1:6666"},
        {"x-forwarded-host": "ailleurs.example"},
        {"forwarded": "host=ailleurs.example"},
        {"x-forwarded-proto": "https"},
        {"x-original-url": "//ailleurs.example/"},
    ],
)
def test_links_lead_to_the_portal_whatever_the_request_says(client, account, headers):
    assert ask(client, account, **headers).startswith("http://127.0.0.1:8000/fr/compte/mot-de-passe/nouveau/")


def test_an_unknown_host_gets_no_mail_sent(client, account):
    answer = client.post(
        "/fr/compte/mot-de-passe/oublie/", {"email": account.email}, headers={"host": "ailleurs.example"}
    )

    assert answer.status_code == 400
    assert not Mail.objects.exists()


def test_links_are_in_the_language_of_the_account(client):
    account = UserFactory(language="ar")

    link = ask(client, account)

    assert link.startswith("http://127.0.0.1:8000/ar/compte/mot-de-passe/nouveau/")
    assert Mail.objects.get().language == "ar"


@pytest.mark.parametrize("password", ["court", "123456789012345", "ada@ville-exemple.example"])
def test_weak_passwords_are_refused(client, account, password):
    choose(client, ask(client, account), password)

    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_a_mail_that_is_late_is_of_no_use(client, account):
    ask(client, account)
    (mail,) = Mail.objects.all()

    assert (mail.expires_at - mail.created_at).total_seconds() == pytest.approx(4 * 3600, abs=5)
