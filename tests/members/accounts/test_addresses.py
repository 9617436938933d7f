"""The address of an account: one truth, changed by who can show that it is theirs."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.models import User
from tests.factories import UserFactory
from tests.portal.posting import fields_of

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
NEW = "ada@nouvelle.example"
PAGE = "/fr/compte/adresse/"


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


@pytest.fixture
def owner(account):
    client = Client()
    client.post("/fr/compte/connexion/", {"login": account.email, "password": PASSWORD})
    return client


def addresses():
    return list(EmailAddress.objects.order_by("pk").values_list("user", "email", "verified", "primary"))


def ask(client, address=NEW):
    """Ask for another address, giving the password again as is asked for; returns the link that was sent."""
    client.post("/fr/compte/confirmation/", {"password": PASSWORD, "next": PAGE})
    client.post(PAGE, {"email": address, "action_add": ""})
    mail = Mail.objects.filter(address=address).first()
    return next(word for word in mail.text.split() if "/confirmer/" in word) if mail else None


def confirm(client, link):
    return client.post(link.removeprefix("http://127.0.0.1:8000"))


def test_a_new_account_has_its_address_verified_and_primary(account):
    assert addresses() == [(account.pk, account.email, True, True)]


def test_another_address_takes_the_first_ones_place(account):
    account.email = NEW
    account.save()

    assert addresses() == [(account.pk, NEW, True, True)]


def test_saving_something_else_leaves_a_wish_for_another_address(owner, account):
    ask(owner)

    account.language = "ar"
    account.save()

    assert [row[1:] for row in addresses()] == [(account.email, True, True), (NEW, False, False)]


def test_asking_for_another_address_asks_for_the_password(owner, account):
    answer = owner.post(PAGE, {"email": NEW, "action_add": ""})

    assert answer.url.startswith("/fr/compte/confirmation/?next=")
    assert not Mail.objects.exists()
    assert EmailAddress.objects.count() == 1


def test_the_new_address_holds_once_it_is_confirmed_and_the_old_one_is_told(owner, account):
    link = ask(owner)
    before = User.objects.get().email
    confirm(owner, link)

    assert (before, User.objects.get().email) == ("ada@ville-exemple.example", NEW)
    assert addresses() == [(account.pk, NEW, True, True)]
    told = Mail.objects.first()
    assert (told.address, NEW in told.text) == ("ada@ville-exemple.example", True)
    assert link.startswith("http://127.0.0.1:8000/fr/compte/adresse/confirmer/")


def test_reading_the_link_changes_nothing(owner):
    link = ask(owner)

    page = owner.get(link.removeprefix("http://127.0.0.1:8000"))

    assert page.status_code == 200
    assert User.objects.get().email == "ada@ville-exemple.example"


def test_a_link_is_good_once(owner):
    link = ask(owner)
    confirm(owner, link)
    account = User.objects.get()
    account.email = "ada@troisieme.example"
    account.save()

    confirm(owner, link)

    assert User.objects.get().email == "ada@troisieme.example"


def test_nobody_takes_the_address_of_another_account(owner, account):
    other = UserFactory(email="bo@ville-exemple.example")

    link = ask(owner, other.email)
    confirm(owner, link)

    assert sorted(User.objects.values_list("email", flat=True)) == [account.email, other.email]
    assert (other.pk, other.email, True, True) in addresses()


def test_the_page_does_not_tell_whether_another_account_has_an_address(owner):
    UserFactory(email="bo@ville-exemple.example")
    answers = []
    for address in ("bo@ville-exemple.example", "cy@ville-exemple.example"):
        ask(owner, address)
        answers.append(owner.get(PAGE).text.replace(address, "…"))

    assert len(answers[0]) == len(answers[1])


def test_the_old_address_signs_nobody_in_any_more(owner):
    confirm(owner, ask(owner))
    old, new = Client(), Client()
    for client, address in ((old, "ada@ville-exemple.example"), (new, NEW)):
        client.post("/fr/compte/connexion/", {"login": address, "password": PASSWORD})

    assert get_user(old).is_anonymous
    assert get_user(new).is_authenticated


def test_an_address_that_waits_signs_nobody_in(owner):
    ask(owner)

    for page in ("account_request_login_code", "account_reset_password"):
        Client().post(reverse(page), {"email": NEW})
    client = Client()
    client.post("/fr/compte/connexion/", {"login": NEW, "password": PASSWORD})

    assert [mail.address for mail in Mail.objects.exclude(text__contains="/confirmer/")] == []
    assert get_user(client).is_anonymous


def test_an_administrator_changes_it_for_both(client_of, account):
    client = client_of("administrator")
    page = reverse("admin:members_user_change", args=[account.pk])
    data = fields_of(client.get(page), "user_form")

    client.post(page, data | {"email": NEW})

    assert User.objects.get(pk=account.pk).email == NEW
    assert (account.pk, NEW, True, True) in addresses()


def test_asking_for_mail_is_counted(owner):
    answers = [owner.post(PAGE, {"email": f"a{n}@v.example", "action_add": ""}).status_code for n in range(11)]

    assert answers[-1] == 429
