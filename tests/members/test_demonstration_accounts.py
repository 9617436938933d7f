"""Demonstration accounts exist on one's own machine only."""

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.test import Client

from members.domain.demonstrating import ACCOUNTS, make_demonstration_accounts
from members.models import User

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(
    not django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="the embedded set-up is SQLite"
)


def test_accounts_enter_the_administration_in_their_group():
    told = make_demonstration_accounts()

    assert list(told) == list(ACCOUNTS.values())
    for group, address in ACCOUNTS.items():
        user = User.objects.get(email=address)
        assert [g.name for g in user.groups.all()] == [group]
        assert (user.is_staff, user.is_superuser) == (True, False)
        assert Client().login(username=address, password=told[address])


def test_accounts_that_exist_keep_their_password():
    first = make_demonstration_accounts()

    assert make_demonstration_accounts() == {}
    for address, password in first.items():
        assert User.objects.get(email=address).check_password(password)


def test_a_new_password_replaces_the_old_one():
    first = make_demonstration_accounts()
    second = make_demonstration_accounts(new_password=True)

    for address in ACCOUNTS.values():
        user = User.objects.get(email=address)
        assert (user.check_password(first[address]), user.check_password(second[address])) == (False, True)


@on_sqlite
def test_command_tells_the_password_once(capsys, settings):
    settings.PUBLIC_URL = "http://127.0.0.1:8765"
    call_command("demonstration_accounts")
    first = capsys.readouterr().out
    call_command("demonstration_accounts")
    second = capsys.readouterr().out

    assert first.count("@demonstration.example  ") == 2
    assert "http://127.0.0.1:8765/fr/admin/" in first
    assert second.startswith("Demonstration accounts exist:")


@on_sqlite
@pytest.mark.parametrize("address", ["https://127.0.0.1", "http://portail.example", "http://127.0.0.1.portail.example"])
def test_command_is_refused_where_others_can_reach_the_portal(settings, address):
    settings.PUBLIC_URL = address
    with pytest.raises(CommandError, match="embedded set-up only"):
        call_command("demonstration_accounts")
    assert User.objects.count() == 0


@pytest.mark.skipif(
    django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="PostgreSQL is no embedded set-up"
)
def test_command_is_refused_on_postgresql():
    with pytest.raises(CommandError, match="embedded set-up only"):
        call_command("demonstration_accounts")
    assert User.objects.count() == 0
