"""The page of an invitation: reading changes nothing, accepting is a POST, and whoever isn't meant is told so."""

import datetime
import re

import lxml.html
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.domain.inviting import invite_for_mandate, invite_to_team, resend, revoke, token_of
from members.models import Invitation, User
from tests import factories
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db

PASSWORD = "une-phrase-assez-longue-2026"
ACCEPTED = {"password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def invitation():
    mandate = factories.MandateFactory(member__slug="ville-exemple-a", member__name_fr="Ville-Exemple A")
    by = factories.UserFactory(person=factories.PersonFactory())
    return invite_for_mandate(
        mandate=mandate, email="aline@ville-exemple.example", language="fr", by=by, at=timezone.now()
    )


def _address(invitation):
    return reverse("members:invitation", args=[token_of(invitation)])


def test_its_mail_is_in_the_language_chosen_and_leads_to_the_page(invitation, deliver):
    (mail,) = deliver()
    link = re.search(rf"{settings.PUBLIC_URL}(/fr/compte/invitation/\S+)", mail.body)[1]

    assert mail.to == ["aline@ville-exemple.example"]
    assert mail.subject.endswith("Ville-Exemple A")
    assert Client().get(link).status_code == 200
    assert Invitation.objects.get().is_open


def test_accepting_makes_the_account_signs_in_and_leads_to_the_workspace(invitation):
    client = Client()

    response = client.post(_address(invitation), ACCEPTED, follow=True)

    assert response.redirect_chain == [("/fr/espace/ville-exemple-a/", 302)]
    assert response.status_code == 200
    user = User.objects.get(email=invitation.email)
    assert user.person == invitation.person
    assert user.check_password(PASSWORD)
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == (invitation.email, True, True)


def test_the_team_is_led_to_its_second_factor_before_anything_else():
    person = factories.PersonFactory()
    invitation = invite_to_team(
        person=person, role="secretariat", email="d@x.example", language="fr", by=None, at=timezone.now()
    )

    response = Client().post(_address(invitation), ACCEPTED, follow=True)

    assert [address for address, _status in response.redirect_chain] == ["/fr/admin/", "/fr/compte/securite/"]
    assert User.objects.get(email="d@x.example").is_staff


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"password1": "motdepasse", "password2": "motdepasse"}, "password1"),
        ({"password1": PASSWORD, "password2": "autre"}, "password2"),
        ({}, "password1"),
    ],
)
def test_a_password_that_is_weak_or_mistyped_makes_no_account(invitation, posted, field):
    response = Client().post(_address(invitation), posted)

    assert list(response.context["form"].errors)[:1] == [field]
    assert not User.objects.filter(email=invitation.email).exists()
    assert Invitation.objects.get().is_open


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({"group": "secretariat"}, "le secrétariat de la commission"),
        ({"is_staff": True, "is_superuser": True}, "l'administration du portail"),
    ],
)
def test_it_says_who_of_the_team_invites(invitation, marks, words):
    Invitation.objects.update(invited_by=factories.UserFactory(**marks))

    page = lxml.html.fromstring(Client().get(_address(invitation)).text)
    facts = dict(zip(*([cell.text_content() for cell in page.iter(tag)] for tag in ("dt", "dd")), strict=True))

    assert facts["Invité·e par"] == words


@pytest.mark.parametrize("to_team", [True, False])
def test_it_says_what_accepting_adds(to_team):
    fields = {"mandate": None, "team_role": "commission-staff"} if to_team else {}
    invitation = factories.InvitationFactory(**fields)
    client = Client()
    client.force_login(factories.UserFactory(email=invitation.email))

    text = text_of(client.get(_address(invitation)))

    assert ("ajoute ce rôle dans l'équipe" in text, "ajoute ce mandat" in text) == (to_team, not to_team)


def test_what_else_is_posted_is_ignored(invitation):
    other = factories.MemberFactory()
    forged = {"email": "moi@ailleurs.example", "is_staff": "1", "is_superuser": "on", "member": other.pk, "person": 1}

    Client().post(_address(invitation), ACCEPTED | forged)

    user = User.objects.get(email=invitation.email)
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert [mandate.member.slug for mandate in user.person.mandates.all()] == ["ville-exemple-a"]


def test_an_address_with_an_account_signs_in_first_and_comes_back(invitation):
    factories.UserFactory(email=invitation.email, person=factories.PersonFactory())

    response = Client().get(_address(invitation))

    assert response.context["state"] == "sign_in"
    assert f'href="/fr/compte/connexion/?next={_address(invitation)}"' in response.text


def test_its_holder_signed_in_accepts_by_a_post(invitation):
    user = factories.UserFactory(email=invitation.email, person=factories.PersonFactory())
    client = Client()
    client.force_login(user)

    assert client.get(_address(invitation)).context["state"] == "accept"
    assert Invitation.objects.get().is_open
    response = client.post(_address(invitation))

    assert response.url == "/fr/espace/ville-exemple-a/"
    assert user.person.mandates.get().member.slug == "ville-exemple-a"


@pytest.mark.parametrize("method", ["get", "post"])
def test_someone_elses_session_does_nothing(invitation, client_of, method):
    client = client_of("city")

    response = getattr(client, method)(_address(invitation), ACCEPTED)

    assert (response.status_code, response.context["state"]) == (200, "other")
    assert Invitation.objects.get().is_open
    assert invitation.email not in response.text


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("state", "status"), [("used", 410), ("revoked", 410), ("expired", 410), ("unknown", 404), ("replaced", 404)]
)
def test_a_link_that_is_not_good_says_why_and_does_nothing(invitation, method, state, status):
    address = _address(invitation)
    at = timezone.now()
    match state:
        case "used":
            Client().post(address, ACCEPTED)
        case "revoked":
            revoke(invitation=invitation, by=None, at=at)
        case "expired":
            Invitation.objects.update(expires_at=at - datetime.timedelta(seconds=1))
        case "unknown":
            address = reverse("members:invitation", args=["rien"])
        case "replaced":
            resend(invitation=invitation, by=None, at=at + datetime.timedelta(minutes=11))
    accounts = User.objects.count()

    response = getattr(Client(), method)(address, ACCEPTED)

    assert (response.status_code, response.context["state"]) == (status, state.replace("replaced", "unknown"))
    assert User.objects.count() == accounts


def test_its_address_is_told_to_no_other_site_and_kept_by_no_one(invitation):
    response = Client().get(_address(invitation))

    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
