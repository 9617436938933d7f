"""Second factors for accounts of the tests."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from members.rules import must_use_second_factor


def give_app(user):
    """Give an account an app that shows codes, and recovery codes; returns the app's key."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code(secret, *, periods=0):
    """The six digits of ``secret`` now, or some periods of thirty seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def sign_in(client, user):
    """Open a session as signing in does; with the second factor shown, if the account must have one."""
    client.force_login(user)
    if not must_use_second_factor.test(user):
        return
    factor = user.authenticator_set.filter(type=Authenticator.Type.TOTP).first()
    if factor is None:
        give_app(user)
        factor = user.authenticator_set.get(type=Authenticator.Type.TOTP)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
