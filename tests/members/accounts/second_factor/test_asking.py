"""Who must show a second factor, and what opens with it."""

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.accounts.second_factor import has_second_factor
from tests.factories import MemberFactory, UserFactory
from tests.members.accounts.factors import code, give_app
from tests.members.accounts.second_factor.steps import ASKED, SET_UP, with_password

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/fr/",
        "/fr/admin/",
        "/ar/admin/members/member/",
        "/fr/admin/password_change/",
        "/fr/admin/jsi18n/",
        "/fr/villes/",
        "/fr/compte/",
        "/fr/compte/mot-de-passe/",
        "/fr/compte/adresse/",
        "/fr/compte/sessions/",
        "/fr/compte/securite/codes/",
        "/fr/compte/notifications/",
        "/fr/nulle-part/",
        "/media/n.png",
    ],
)
@pytest.mark.parametrize("method", ["get", "post", "put", "head"])
def test_without_a_factor_the_team_is_sent_to_set_one_up(staff, path, method):
    client = with_password(staff)

    answer = getattr(client, method)(path)

    assert (answer.status_code, answer.url) == (
        302,
        SET_UP.replace("/fr/", f"/{path[1:3] if path[3] == '/' else 'fr'}/"),
    )


def test_nothing_is_written_by_who_has_not_shown_the_factor(staff):
    give_app(staff)
    client = Client()
    client.force_login(staff)  # a session without proof, as one opened before the factor was set up
    member = MemberFactory()

    answer = client.post(reverse("admin:members_member_delete", args=[member.pk]), {"post": "yes"})

    assert answer.url == "/fr/compte/confirmation/code/?next=%2Ffr%2Fcompte%2F"
    assert type(member).objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("role", ["commission-staff", "secretariat", "administrator", "staff", "group only"])
def test_whoever_belongs_to_the_team_must(role):
    match role:
        case "administrator":
            user = UserFactory(is_superuser=True)
        case "staff":
            user = UserFactory(is_staff=True)
        case "group only":
            user = UserFactory()
            user.groups.add(Group.objects.get(name="secretariat"))
        case _:
            user = UserFactory(group=role)

    assert with_password(user).get("/fr/").url == SET_UP


def test_whoever_joins_the_team_must_from_the_next_request_on():
    user = UserFactory()
    client = with_password(user)
    before = client.get("/fr/compte/").status_code
    user.groups.add(Group.objects.get(name="commission-staff"))

    assert before == 200
    assert client.get("/fr/compte/").url == SET_UP


def test_cities_may_do_without():
    assert with_password(UserFactory()).get("/fr/compte/").status_code == 200


@pytest.mark.django_db(transaction=True)  # what allauth does once the app is stored counts here
def test_setting_an_app_up_opens_the_way_and_gives_recovery_codes(staff):
    client = with_password(staff)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})

    assert "<svg" in page.text
    assert "data:" not in page.text
    assert answer.url == reverse("mfa_view_recovery_codes")
    shown = client.get(answer.url)
    assert len(shown.context["unused_codes"]) == 10
    assert client.get("/fr/admin/").status_code == 200
    assert has_second_factor(staff)


def test_a_session_opened_before_the_factor_is_asked_for_it(staff):
    thief, owner = with_password(staff), with_password(staff)
    secret = owner.get(reverse("mfa_activate_totp")).context["form"].secret
    owner.post(reverse("mfa_activate_totp"), {"code": code(secret)})

    assert thief.get("/fr/admin/").url == "/fr/compte/confirmation/code/?next=%2Ffr%2Fadmin%2F"
    assert thief.get(reverse("mfa_view_recovery_codes")).status_code == 302


@pytest.mark.parametrize("path", ["/fr/admin/", "/fr/compte/", "/fr/compte/securite/", "/fr/compte/connexion/"])
def test_with_the_password_alone_nobody_is_signed_in(staff, path):
    give_app(staff)
    client = with_password(staff)

    client.get(path)
    client.post(path)

    assert client.answer.url == ASKED
    assert get_user(client).is_anonymous


def test_a_code_by_mail_does_not_replace_the_factor(staff):
    secret = give_app(staff)
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": staff.email})
    digits = Mail.objects.get().text.split("    ")[1].split()[0]

    answer = client.post(reverse("account_confirm_login_code"), {"code": digits})

    assert answer.url == ASKED
    assert get_user(client).is_anonymous
    client.post(ASKED, {"code": code(secret)})
    assert get_user(client) == staff


def test_nor_does_a_new_password(staff):
    give_app(staff)
    client = Client()
    client.post(reverse("account_reset_password"), {"email": staff.email})
    link = next(word for word in Mail.objects.get().text.split() if "/nouveau/" in word)
    form = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    new = "une phrase assez longue"
    answer = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert answer.url == reverse("account_reset_password_from_key_done")
    assert get_user(client).is_anonymous
