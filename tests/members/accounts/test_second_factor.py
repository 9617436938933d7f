"""The team goes nowhere without its second factor, and a factor is good for what it is."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from charter_portal.notices.models import Mail
from members.accounts.second_factor import has_second_factor
from tests.factories import MemberFactory, UserFactory
from tests.portal.posting import text_of

from .factors import code, give_app, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe d'exemple"
SET_UP = "/fr/compte/securite/"
ASKED = "/fr/compte/connexion/second-facteur/"


def with_password(user):
    """A client that gave the right password."""
    client = Client()
    client.answer = client.post("/fr/compte/connexion/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.fixture
def staff():
    return UserFactory(group="secretariat")


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


def test_the_code_that_set_the_app_up_signs_nobody_in(staff):
    with time_machine.travel("2026-11-24T10:00:00Z", tick=False) as clock:
        owner = with_password(staff)
        seen = code(owner.get(reverse("mfa_activate_totp")).context["form"].secret)
        owner.post(reverse("mfa_activate_totp"), {"code": f"{seen[:3]} {seen[3:]}"})
        clock.shift(20)
        thief = with_password(staff)
        thief.post(ASKED, {"code": seen})

    assert has_second_factor(staff)
    assert get_user(thief).is_anonymous


@pytest.mark.parametrize("later", [0, 20, 45, 60])
def test_a_code_is_good_once(staff, later):
    with time_machine.travel("2026-11-24T10:00:00Z", tick=False) as clock:
        secret = give_app(staff)
        seen = code(secret, periods=1)  # read over a shoulder, from a phone whose clock is a little fast
        with_password(staff).post(ASKED, {"code": seen})
        clock.shift(later)
        thief = with_password(staff)
        thief.post(ASKED, {"code": seen})

    assert get_user(thief).is_anonymous


@pytest.mark.parametrize(("periods", "is_good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(staff, periods, is_good):
    secret = give_app(staff)
    client = with_password(staff)

    with time_machine.travel("2026-11-24T10:00:10Z", tick=False):
        client = with_password(staff)
        client.post(ASKED, {"code": code(secret, periods=periods)})

    assert get_user(client).is_authenticated == is_good


def test_a_code_is_read_in_any_digits(staff):
    secret = give_app(staff)
    client = with_password(staff)

    client.post(ASKED, {"code": code(secret).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))})

    assert get_user(client) == staff


def test_another_accounts_code_is_not_ours(staff):
    give_app(staff)
    foreign = give_app(UserFactory())
    client = with_password(staff)

    client.post(ASKED, {"code": code(foreign)})

    assert get_user(client).is_anonymous


def test_a_recovery_code_is_good_once(staff):
    give_app(staff)
    spare = staff.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = with_password(staff), with_password(staff)
    first.post(ASKED, {"code": spare})
    second.post(ASKED, {"code": spare})

    assert get_user(first) == staff
    assert get_user(second).is_anonymous


def test_recovery_codes_are_shown_once_and_downloaded_soon(staff):
    client = Client()
    sign_in(client, staff)
    file = reverse("mfa_download_recovery_codes")
    codes = staff.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    early = client.get(file).status_code

    first = client.get(reverse("mfa_view_recovery_codes"))
    download = client.get(file)
    second = client.get(reverse("mfa_view_recovery_codes"))
    other = Client()
    sign_in(other, staff)

    assert early == 403
    assert all(code in first.text and code in download.text for code in codes)
    assert download["Content-Disposition"] == 'attachment; filename="codes.txt"'
    assert not any(code in second.text for code in codes)
    assert other.get(file).status_code == 403


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
