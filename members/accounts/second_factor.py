"""Whether a session has shown the second factor that the team must use."""

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator

from ..rules import must_use_second_factor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user):
    """Whether the account has an app or a passkey; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def lacks_second_factor(request):
    """Whether the signed-in account must use a second factor that this session hasn't shown."""
    # The session first: it costs no query, the groups of the account do.
    if any(record["method"] == "mfa" for record in get_authentication_records(request, request.user)):
        return False
    return must_use_second_factor.test(request.user)


def note_added(sender, request, user, authenticator, **kwargs):
    """Who sets up a factor has shown it; sessions opened before elsewhere haven't, and will be asked for it."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def note_removed(sender, request, user, authenticator, **kwargs):
    """Without any factor left, the session has shown none: a new one is set up at once."""
    if not has_second_factor(user):
        records = get_authentication_records(request, user)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [r for r in records if r["method"] != "mfa"]
