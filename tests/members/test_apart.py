"""Nobody of the team acts for a city, and nobody who acts for a city is of the team, whichever way it is tried."""

import datetime

import pytest
import rules
from django.urls import reverse
from django.utils import timezone

from members.domain.acting import leaders_of, seats_of
from members.domain.inviting import token_of
from members.models import Invitation, Mandate, User
from tests import factories
from tests.members.accounts.factors import sign_in
from tests.portal.posting import fields_of, text_of

pytestmark = pytest.mark.django_db

ROLES = ("commission-staff", "secretariat", "administrator")


def _address(invitation):
    return reverse("members:invitation", args=[token_of(invitation)])


def _to_team(**fields):
    return factories.InvitationFactory(mandate=None, team_role="secretariat", **fields)


def _open_invitation():
    return Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_the_team_is_told_why_it_accepts_no_mandate_and_what_to_do(client_of, role, method):
    client = client_of(role)
    invitation = factories.InvitationFactory(email=client.user.email, mandate__kind="contributor")

    response = getattr(client, method)(_address(invitation))

    assert (response.status_code, response.context["state"]) == (409, "team")
    assert "à une autre adresse" in text_of(response)
    assert _open_invitation()
    assert User.objects.get(pk=client.user.pk).person is None
    assert Mandate.objects.get().person == invitation.person


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("starts_on", [datetime.date(2022, 1, 1), datetime.date(2999, 1, 1)])
def test_who_acts_for_a_city_or_soon_will_is_told_why_they_dont_join_the_team(client_of, starts_on, method):
    client = client_of("city")
    Mandate.objects.update(starts_on=starts_on)
    invitation = _to_team(email=client.user.email)

    response = getattr(client, method)(_address(invitation))

    assert (response.status_code, response.context["state"]) == (409, "city")
    assert "à une autre adresse" in text_of(response)
    assert _open_invitation()
    assert not User.objects.get(pk=client.user.pk).is_staff


def test_who_acted_for_a_city_once_may_join_the_team(client_of):
    client = client_of("city")
    Mandate.objects.update(ends_on=datetime.date(2023, 1, 1))

    client.post(_address(_to_team(email=client.user.email)))

    assert User.objects.get(pk=client.user.pk).is_staff


def test_a_stranger_with_the_link_does_not_learn_that_the_address_is_of_the_team(client, user_of):
    invitation = factories.InvitationFactory(email=user_of("secretariat").email)

    assert client.get(_address(invitation)).context["state"] == "sign_in"


@pytest.mark.parametrize("marks", [{"is_staff": True}, {"is_superuser": True}, {"group": "commission-staff"}])
def test_a_mandate_opens_nothing_to_who_came_to_be_of_the_team_otherwise(client, marks):
    mandate = factories.MandateFactory()
    user = factories.UserFactory(person=mandate.person, **marks)
    sign_in(client, user)

    assert seats_of(user, at=timezone.now()) == []
    assert leaders_of(mandate.member, at=timezone.now()) == []
    assert not rules.has_perm("members.manage_contributors", user, mandate.member)
    assert client.get(reverse("workspace", args=[mandate.member.slug])).status_code == 404


def test_the_secretariat_is_told_at_once_that_an_address_is_of_the_team(client_of):
    client, mandate = client_of("secretariat"), factories.MandateFactory()

    response = client.post(
        reverse("admin:members_mandate_invite", args=[mandate.pk]), {"email": client.user.email, "language": "fr"}
    )

    assert "de l'équipe" in text_of(response)
    assert not Invitation.objects.exists()


def test_an_administrator_is_told_at_once_that_an_address_acts_for_a_city(client_of, user_of):
    email = user_of("city").email
    values = {"given_name": "Dora", "surname": "EXEMPLE", "role": "secretariat", "email": email, "language": "fr"}

    response = client_of("administrator").post(reverse("admin:members_user_invite"), values)

    assert "agit pour une ville" in text_of(response)
    assert not Invitation.objects.exists()


def test_a_delegate_does_not_learn_that_an_address_is_of_the_team(client_of, user_of):
    client = client_of("city")
    values = {"given_name": "Zoé", "surname": "EXEMPLE", "language": "fr", "email": user_of("secretariat").email}

    response = client.post(reverse("members:contributor_add", args=[Mandate.objects.get().member.slug]), values)

    assert response.status_code == 302


def test_no_mandate_is_entered_for_a_person_of_the_team(client_of):
    client, person, city = client_of("secretariat"), factories.PersonFactory(), factories.MemberFactory()
    factories.UserFactory(person=person, group="commission-staff")
    page = reverse("admin:members_mandate_add")
    values = {"person": person.pk, "member": city.pk, "kind": "observer", "title": "", "starts_on": "2024-01-01"}

    response = client.post(page, fields_of(client.get(page), "mandate_form") | values)

    assert "de l'équipe" in text_of(response)
    assert not Mandate.objects.exists()


def test_no_mandate_is_entered_on_the_page_of_a_person_of_the_team(client_of):
    client, person, city = client_of("secretariat"), factories.PersonFactory(), factories.MemberFactory()
    factories.UserFactory(person=person, is_staff=True)
    page = reverse("admin:members_person_change", args=[person.pk])
    row = {"member": city.pk, "kind": "observer", "title": "", "starts_on": "2024-01-01", "ends_on": "", "id": ""}
    new = {f"mandates-0-{name}": value for name, value in row.items()} | {"mandates-TOTAL_FORMS": "1"}

    response = client.post(page, fields_of(client.get(page), "person_form") | new)

    assert "de l'équipe" in text_of(response)
    assert not Mandate.objects.exists()


def test_a_mandate_of_one_of_the_team_can_still_be_ended(client_of):
    client, mandate = client_of("secretariat"), factories.MandateFactory()
    factories.UserFactory(person=mandate.person, is_staff=True)
    page = reverse("admin:members_mandate_change", args=[mandate.pk])

    response = client.post(page, fields_of(client.get(page), "mandate_form") | {"ends_on": "2024-01-01"})

    assert response.status_code == 302
    assert Mandate.objects.get().ends_on == datetime.date(2024, 1, 1)


@pytest.mark.parametrize("mark", ["is_staff", "is_superuser", "groups"])
def test_an_account_that_acts_for_a_city_is_not_put_into_the_team_by_hand(client_of, user_of, mark):
    client, user = client_of("administrator"), user_of("city")
    page = reverse("admin:members_user_change", args=[user.pk])
    group = factories.UserFactory(group="secretariat").groups.get().pk
    value = {"groups": group}.get(mark, "on")

    response = client.post(page, fields_of(client.get(page), "user_form") | {mark: value})

    assert "agit pour une ville" in text_of(response)
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)
