"""Accounts in the administration: an administrator can't shut themselves out."""

import pytest
from django.urls import reverse

from members.models import User
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of):
    return client_of("administrator")


def address(what, account):
    return reverse(f"admin:members_user_{what}", args=[account.pk])


def test_nobody_deletes_their_own_account(client, user_of):
    other = user_of("administrator")

    assert client.post(address("delete", client.user), {"post": "yes"}).status_code == 403
    assert client.post(address("delete", other), {"post": "yes"}).status_code == 302
    assert list(User.objects.all()) == [client.user]


def test_an_action_on_all_accounts_spares_the_one_who_acts(client, user_of):
    other = user_of("administrator")
    chosen = {"action": "delete_selected", "_selected_action": [client.user.pk, other.pk], "post": "yes"}

    client.post(reverse("admin:members_user_changelist"), chosen)

    assert set(User.objects.all()) == {client.user, other}


@pytest.mark.parametrize("field", ["is_active", "is_staff", "is_superuser"])
def test_nobody_takes_their_own_rights_away(client, field):
    page = client.get(address("change", client.user))
    data = fields_of(page, "user_form")
    data.pop(field, None)

    client.post(address("change", client.user), data)

    assert getattr(User.objects.get(pk=client.user.pk), field) is True
    assert "un autre administrateur" in text_of(page)


def test_the_rights_of_another_administrator_can_be_taken(client, user_of):
    other = user_of("administrator")
    data = fields_of(client.get(address("change", other)), "user_form")
    data.pop("is_superuser")

    client.post(address("change", other), data)

    assert User.objects.get(pk=other.pk).is_superuser is False
