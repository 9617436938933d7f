"""Which codes are good, how often, and when."""

import pytest
import time_machine
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse

from members.accounts.second_factor import has_second_factor
from tests.factories import UserFactory
from tests.members.accounts.factors import code, give_app, sign_in
from tests.members.accounts.second_factor.steps import ASKED, with_password

pytestmark = pytest.mark.django_db


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
