"""Invented cities stay on one's own machine, and apart from the real ones."""

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from members.domain.inventing import CITIES, PEOPLE, invent_cities
from members.models import Invitation, Mandate, Member, User
from tests import factories

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(
    not django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="the embedded set-up is SQLite"
)


def test_every_city_is_flagged_as_invented():
    invent_cities(at=timezone.now())

    assert list(Member.objects.order_by("slug").values_list("slug", "is_demonstration")) == [
        (city.slug, True) for city in CITIES
    ]
    assert set(Mandate.objects.values_list("kind", flat=True)) == {"delegate", "alternate", "contributor", "observer"}


def test_each_signs_in_with_the_password_told_and_enters_the_workspace():
    told = invent_cities(at=timezone.now())

    for address, password in told.items():
        client = Client()
        assert client.login(username=address, password=password)
        assert client.get("/fr/espace/", follow=True).status_code == 200


def test_again_nothing_is_changed_and_a_new_password_can_be_asked_for():
    first = invent_cities(at=timezone.now())
    assert invent_cities(at=timezone.now()) == {}
    second = invent_cities(at=timezone.now(), new_password=True)

    assert set(second) == set(first)
    assert set(second.values()) != set(first.values())
    assert (User.objects.count(), Invitation.objects.count()) == (len(PEOPLE), 1)


@on_sqlite
def test_the_command_refuses_where_make_run_keeps_its_data(settings):
    settings.PUBLIC_URL, settings.DATA_DIR = "http://127.0.0.1:8765", settings.BASE_DIR / "var"

    with pytest.raises(CommandError):
        call_command("load_demonstration")
    assert not Member.objects.exists()


@on_sqlite
def test_the_command_tells_the_password_once(settings, tmp_path, capsys):
    settings.PUBLIC_URL, settings.DATA_DIR = "http://127.0.0.1:8765", tmp_path
    factories.CommissionFactory(slug="villes-innovantes")

    call_command("load_demonstration")
    first = capsys.readouterr().out
    call_command("load_demonstration")

    (password,) = {line.split()[1] for line in first.splitlines() if "@demonstration.example " in line}
    assert password not in capsys.readouterr().out


@on_sqlite
def test_the_command_refuses_a_portal_in_service(settings, tmp_path):
    settings.PUBLIC_URL, settings.DATA_DIR = "https://charte.example.org", tmp_path

    with pytest.raises(CommandError):
        call_command("load_demonstration")
    assert not Member.objects.exists()
