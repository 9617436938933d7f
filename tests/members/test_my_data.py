"""The pages of one's data: what is held, to take along, to have erased."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charter_portal.notices.telling import post
from charter_portal.personal_data.exporting import NAME_OF_DATA
from charter_portal.personal_data.inventory import inventory
from members.models import Mandate, User
from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
PAGE, EXPORT, ERASE = (reverse(f"members:my_data{name}") for name in ("", "_export", "_erase"))


@pytest.fixture
def client():
    """Signed in as a delegate, by the sign-in page and a moment ago."""
    mandate = factories.MandateFactory(person__surname="ZZYZX", person__email="zz@ville-exemple.example")
    client = Client()
    client.user = factories.UserFactory(email="wanda@ville-exemple.example", person=mandate.person)
    client.post("/fr/compte/connexion/", {"login": client.user.email, "password": PASSWORD})
    return client


def prove(client):
    """Give the password again, as the sensitive pages ask for it."""
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": PAGE})


def test_the_page_counts_what_is_held(client):
    held = {str(kind.what): kind.number for kind in client.get(PAGE).context["held"]}

    assert (held["personnes"], held["mandats"], held["adresses de connexion"]) == (1, 1, 1)


def test_the_page_costs_the_same_however_much_is_held(client, django_assert_num_queries):
    counts = len(inventory.holdings)
    with django_assert_num_queries(counts + 6) as before:
        client.get(PAGE)
    for n in range(5):
        factories.MandateFactory(person=client.user.person)
        factories.InvitationFactory(email=client.user.email)
        later = timezone.now() + timedelta(hours=1)
        post(address=client.user.email, language="fr", subject=f"n° {n}", text="un mot", expires_at=later)

    with django_assert_num_queries(len(before)):
        client.get(PAGE)


def test_the_account_leads_to_notices_preferences_and_data(client):
    page = client.get(reverse("account")).text

    for name in ("notices:list", "notices:preferences", "members:my_data"):
        assert f'href="{reverse(name)}"' in page


def test_the_export_is_of_ones_own(client):
    prove(client)
    factories.UserFactory(email="qwert@ville-exemple.example")

    answer = client.get(EXPORT)

    assert answer["Content-Disposition"] == 'attachment; filename="charter-portal-data.zip"'
    assert "no-store" in answer["Cache-Control"]
    text = zipfile.ZipFile(io.BytesIO(answer.content)).read(NAME_OF_DATA).decode()
    assert {"ZZYZX", "wanda@ville-exemple.example", "zz@ville-exemple.example"} <= set(text.split('"'))
    assert "qwert" not in text
    assert client.user.password not in text
    (session,) = next(entry["rows"] for entry in json.loads(text)["held"] if entry["what"] == "sessions")
    assert set(session) == {"créé le", "dernière activité", "adresse réseau"}
    assert {entry["what"] for entry in json.loads(text)["held"]} >= {"comptes", "mandats", "personnes", "sessions"}


@pytest.mark.parametrize("address", [EXPORT, ERASE])
def test_having_signed_in_is_not_enough(client, address):
    asked = client.get(address)

    assert asked.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(asked.url, {"password": PASSWORD, "next": address}, follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([(address, 302)], 200)


def test_a_wrong_password_erases_nothing(client):
    asked = client.post(ERASE, {"understood": "on"})
    client.post(asked.url, {"password": "rien de juste", "next": ERASE})

    assert User.objects.get(pk=client.user.pk).is_active


def test_reading_the_page_or_forgetting_the_box_erases_nothing(client):
    prove(client)
    assert client.get(ERASE).status_code == 200
    answer = client.post(ERASE)

    assert answer.status_code == 422
    assert "Rien n’a été effacé" in text_of(answer).replace("'", "’")
    assert User.objects.get(pk=client.user.pk).email == "wanda@ville-exemple.example"


def test_the_page_says_whether_the_name_stays(client):
    prove(client)
    assert client.get(ERASE).context["name_stays"] is False

    factories.AttendanceFactory(person=client.user.person)

    assert client.get(ERASE).context["name_stays"] is True


def test_erasing_signs_out_clears_the_account_and_keeps_its_acts(client):
    prove(client)
    answer = client.post(ERASE, {"understood": "on"}, follow=True)

    assert answer.redirect_chain == [(reverse("members:my_data_erased"), 302)]
    assert get_user(client).is_anonymous
    account = User.objects.get(pk=client.user.pk)
    assert (account.is_active, account.email) == (False, f"{account.actor_number}@erased.invalid")
    assert Mandate.objects.get(person=client.user.person).ends_on == timezone.now().date()
    again = Client().post("/fr/compte/connexion/", {"login": "wanda@ville-exemple.example", "password": PASSWORD})
    assert again.status_code == 200


def test_other_browsers_are_out_as_well(client):
    other = Client()
    other.post("/fr/compte/connexion/", {"login": client.user.email, "password": PASSWORD})

    prove(client)
    client.post(ERASE, {"understood": "on"})

    assert get_user(other).is_anonymous


def test_the_only_administrator_is_told_why_not(client_of):
    client = client_of("administrator")
    prove(client)

    answer = client.post(ERASE, {"understood": "on"})

    assert answer.status_code == 422
    assert "Vous êtes la seule personne qui administre le portail." in text_of(answer)
    assert User.objects.get(pk=client.user.pk).is_superuser


def test_whose_data_goes_is_not_for_the_form_to_say(client):
    prove(client)
    other = factories.UserFactory()

    client.post(ERASE, {"understood": "on", "user": other.pk, "account": other.pk, "person": other.pk})

    assert User.objects.get(pk=other.pk).is_active
