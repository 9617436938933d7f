"""Guessing is slow, and whoever guesses keeps nobody out of their own account."""

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from tests.factories import UserFactory

from .factors import code, give_app

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
LOGIN = "/fr/compte/connexion/"
TOO_MANY = "Too many attempts from here. Wait a few minutes, or sign in another way."
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


@pytest.fixture(autouse=True)
def _english(language):
    language("en")


def guess(address, *, times, here=HERE, password="rien de juste"):
    """Answers to ``times`` attempts, each from a browser of its own."""
    clients = [Client(REMOTE_ADDR=here) for _ in range(times)]
    return [client.post("/en/compte/connexion/", {"login": address, "password": password}) for client in clients]


def refused(answer):
    return answer.status_code == 429 or TOO_MANY in answer.text


def test_the_sixth_guess_at_an_account_is_not_even_looked_at(account):
    answers = guess(account.email, times=5)
    right = guess(account.email, times=1, password=PASSWORD)

    assert [refused(answer) for answer in answers] == [False] * 5
    assert refused(right[0])


def test_an_address_without_an_account_is_counted_alike():
    assert [refused(answer) for answer in guess("personne@v.example", times=6)] == [False] * 5 + [True]


def test_guesses_over_many_accounts_are_counted_too():
    answers = [guess(f"personne{n}@v.example", times=1)[0] for n in range(21)]

    assert [refused(answer) for answer in answers] == [False] * 20 + [True]


def test_the_owner_signs_in_elsewhere_while_someone_guesses(account):
    guess(account.email, times=25)

    (answer,) = guess(account.email, times=1, here=ELSEWHERE, password=PASSWORD)

    assert answer.status_code == 302


def test_the_owner_behind_the_same_network_address_signs_in_by_code(account):
    guess(account.email, times=15)
    client = Client(REMOTE_ADDR=HERE)

    client.post("/en/compte/connexion/code/", {"email": account.email})
    digits = Mail.objects.get().text.split("    ")[1].split()[0]
    client.post("/en/compte/connexion/code/saisie/", {"code": digits})

    assert get_user(client) == account


def test_neighbours_behind_the_same_network_address_sign_in_while_one_account_is_guessed_at(account):
    """A town hall is one network address: who guesses in it at one account closes no other."""
    neighbours = [UserFactory(email=f"voisine{n}@ville-exemple.example") for n in range(5)]
    guess(account.email, times=15)

    answers = [guess(neighbour.email, times=1, password=PASSWORD)[0] for neighbour in neighbours]

    assert [answer.status_code for answer in answers] == [302] * 5


def test_neighbours_sign_in_by_code_even_while_someone_guesses_at_everyone(account):
    for n in range(25):
        guess(f"personne{n}@v.example", times=1)
    client = Client(REMOTE_ADDR=HERE)

    client.post("/en/compte/connexion/code/", {"email": account.email})
    digits = Mail.objects.get().text.split("    ")[1].split()[0]
    client.post("/en/compte/connexion/code/saisie/", {"code": digits})

    assert get_user(client) == account


def test_guesses_from_everywhere_close_the_password_and_nothing_else(account, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed_account": "8/h/key"}
    for n in range(4):
        guess(account.email, times=2, here=f"203.0.113.{n}")

    (answer,) = guess(account.email, times=1, here=ELSEWHERE, password=PASSWORD)
    owner = Client(REMOTE_ADDR=ELSEWHERE)
    owner.post("/en/compte/connexion/code/", {"email": account.email})

    assert refused(answer)
    assert Mail.objects.filter(address=account.email).exists()


def test_right_passwords_are_no_guesses(account):
    assert [answer.status_code for answer in guess(account.email, times=12, password=PASSWORD)] == [302] * 12


def test_neighbours_in_one_ipv6_network_are_one(account):
    answers = [guess(account.email, times=1, here=f"2001:db8:1:1::{n}")[0] for n in range(1, 7)]

    assert [refused(answer) for answer in answers] == [False] * 5 + [True]


def test_a_forged_forwarding_header_hides_nobody(account):
    clients = [Client(REMOTE_ADDR=HERE, headers={"x-forwarded-for": f"203.0.113.{n}"}) for n in range(6)]
    answers = [client.post("/en/compte/connexion/", {"login": account.email, "password": "x"}) for client in clients]

    assert refused(answers[-1])


def test_behind_a_proxy_only_what_it_adds_counts(account, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    clients = [Client(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": f"203.0.113.{n}, {HERE}"}) for n in range(6)]
    answers = [client.post("/en/compte/connexion/", {"login": account.email, "password": "x"}) for client in clients]
    elsewhere = Client(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": ELSEWHERE})

    assert refused(answers[-1])
    assert elsewhere.post("/en/compte/connexion/", {"login": account.email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
def test_a_mailbox_is_not_flooded_and_its_owner_still_gets_mail(account, page):
    answers = [Client(REMOTE_ADDR=HERE).post(reverse(page), {"email": account.email}) for _ in range(9)]
    Client(REMOTE_ADDR=ELSEWHERE).post(reverse(page), {"email": account.email})

    assert [refused(answer) for answer in answers] == [False] * 4 + [True] * 5
    assert Mail.objects.filter(address=account.email).count() == 5


def test_mail_that_is_spared_looks_as_if_it_were_sent(account, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"mail_to_account": "1/h/key"}
    answers = [
        Client(REMOTE_ADDR=f"203.0.113.{n}").post(reverse("account_reset_password"), {"email": account.email})
        for n in range(3)
    ]

    assert {answer.url for answer in answers} == {reverse("account_reset_password_done")}
    assert Mail.objects.count() == 1


def test_the_second_factor_is_not_guessed_either(account):
    secret = give_app(account)
    client = Client(REMOTE_ADDR=HERE)
    client.post("/en/compte/connexion/", {"login": account.email, "password": PASSWORD})
    answers = [client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}) for n in range(5)]
    last = client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert [refused(answer) for answer in answers] == [False] * 5
    assert refused(last)
    assert get_user(client).is_anonymous


def test_the_way_into_the_administration_is_the_same(account):
    guess(account.email, times=5)
    client = Client(REMOTE_ADDR=HERE)

    answer = client.post(reverse("admin:login"), {"username": account.email, "password": PASSWORD})

    assert answer.url.startswith("/en/compte/connexion/")
    assert get_user(client).is_anonymous
