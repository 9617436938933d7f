"""Accounts with which someone tries the portal on their own machine."""

import secrets
import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import Group
from django.db import transaction

from ..exceptions import NoDemonstrationAccount
from ..models import User
from ..rules import COMMISSION_STAFF, SECRETARIAT

# Addresses of a domain that can't receive mail (RFC 2606), by the group that each is in.
ACCOUNTS = {
    COMMISSION_STAFF: "commission@demonstration.example",
    SECRETARIAT: "secretariat@demonstration.example",
}


@transaction.atomic
def make_demonstration_accounts(*, new_password=False):
    """Make the accounts that are missing and return ``{address: password}`` of those whose password was set.

    One random password is shared by the accounts made in one call. Accounts that exist are left as they are, unless
    ``new_password`` asks for a new one. Each has the second factor that its role asks for, an app whose code
    ``demonstration_code`` tells.
    """
    password = secrets.token_urlsafe(12)
    told = {}
    for group, address in ACCOUNTS.items():
        user = User.objects.filter(email=address).first()
        if user is None:
            user = User.objects.create_user(address, password, is_staff=True)
            user.groups.add(Group.objects.get_or_create(name=group)[0])
        elif new_password:
            user.set_password(password)
            user.save(update_fields=["password"])
        else:
            continue
        told[address] = password
        if not user.authenticator_set.filter(type=Authenticator.Type.TOTP).exists():
            TOTP.activate(user, generate_totp_secret())
    return told


def demonstration_code(address):
    """The six digits that the app of a demonstration account would show now.

    Raises NoDemonstrationAccount for any other account, and for one whose app was taken away.
    """
    app = Authenticator.objects.filter(user__email=address, type=Authenticator.Type.TOTP).first()
    if app is None or address not in ACCOUNTS.values():
        raise NoDemonstrationAccount
    return format_hotp_value(hotp_value(decrypt(app.data["secret"]), int(time.time()) // app_settings.TOTP_PERIOD))
