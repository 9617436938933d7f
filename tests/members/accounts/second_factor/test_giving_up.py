"""Factors that are given up, changed, lost."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.accounts.second_factor import has_second_factor
from tests.factories import UserFactory
from tests.members.accounts.factors import code, give_app, sign_in
from tests.members.accounts.second_factor.steps import ASKED, SET_UP, with_password
from tests.portal.posting import text_of

pytestmark = pytest.mark.django_db


def test_the_team_does_not_give_up_its_last_factor(staff):
    client = Client()
    sign_in(client, staff)

    page = client.post(reverse("mfa_deactivate_totp"))

    assert "set up another before" in text_of(page) or "autre" in text_of(page)
    assert has_second_factor(staff)


def test_cities_give_theirs_up(client):
    user = UserFactory()
    secret = give_app(user)
    client = with_password(user)
    client.post(ASKED, {"code": code(secret)})

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get("/fr/compte/").status_code == 200


def test_changes_of_the_factor_need_a_fresh_proof(staff):
    client = Client()
    sign_in(client, staff)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]  # shown long ago
    session.save()

    for page in ("mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        for answer in (client.get(reverse(page)), client.post(reverse(page))):
            assert (page, answer.status_code, answer.url.split("?")[0]) == (page, 302, "/fr/compte/confirmation/")
    assert client.get(reverse("mfa_view_recovery_codes")).url.startswith("/fr/compte/confirmation/")


def test_administrators_see_no_secret(client_of):
    client = client_of("administrator")
    for path in ("mfa/authenticator/", "account/emailaddress/", "usersessions/usersession/"):
        assert client.get(f"/fr/admin/{path}").status_code == 404


def test_an_administrator_takes_a_lost_factor_away_and_its_owner_is_told(client_of, staff):
    owner = Client()
    sign_in(owner, staff)
    admin = client_of("administrator")

    admin.post(
        reverse("admin:members_user_changelist"),
        {"action": "take_second_factor_away", "_selected_action": [staff.pk]},
    )

    assert not Authenticator.objects.filter(user=staff).exists()
    assert "second facteur" in LogEntry.objects.get().get_change_message()
    assert [mail.address for mail in Mail.objects.all()] == [staff.email]
    assert with_password(staff).get("/fr/admin/").url == SET_UP


@pytest.mark.parametrize("role", ["commission-staff", "secretariat"])
def test_nobody_else_does(client_of, role):
    owner = UserFactory()
    give_app(owner)

    client_of(role).post(
        reverse("admin:members_user_changelist"),
        {"action": "take_second_factor_away", "_selected_action": [owner.pk]},
    )

    assert has_second_factor(owner)
