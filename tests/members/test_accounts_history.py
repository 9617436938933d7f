"""What is kept of the changes to an account, and what is not."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from members.models import User
from tests.factories import UserFactory
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return UserFactory(email="ada@ville-exemple.example")


def test_neither_password_nor_visits_are_kept(account):
    kept = {field.name for field in User.history.model._meta.fields}

    assert kept & {"password", "last_login"} == set()


def test_signing_in_leaves_no_row_of_history(account):
    rows = account.history.count()

    assert Client().login(username=account.email, password="un mot de passe d'exemple")
    assert account.history.count() == rows


def test_a_role_that_is_given_is_in_the_history_with_who_gave_it(client_of, account):
    client, role = client_of("administrator"), Group.objects.get(name="secretariat")
    page = reverse("admin:members_user_change", args=[account.pk])
    data = fields_of(client.get(page), "user_form")

    client.post(page, data | {"groups": [str(role.pk)], "is_staff": "on"})

    assert account.history.latest().history_user == client.user
    shown = text_of(client.get(reverse("admin:members_user_history", args=[account.pk])))
    assert "secretariat" in shown
    assert client.user.email in shown


def test_an_account_made_in_the_administration_begins_its_history(client_of):
    data = {"email": "bo@ville-exemple.example", "usable_password": "true"}
    data |= {"password1": "un mot de passe d'exemple", "password2": "un mot de passe d'exemple"}

    client = client_of("administrator")
    client.post(reverse("admin:members_user_add"), data)

    (record,) = User.objects.get(email="bo@ville-exemple.example").history.all()
    assert (record.history_type, record.history_user) == ("+", client.user)
