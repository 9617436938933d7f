"""The team goes nowhere without its second factor."""

from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from .second_factor import has_second_factor, lacks_second_factor

# What one needs to set a factor up or show it, and the way out.
OPEN = {
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class SecondFactorMiddleware:
    """Sends who must use a second factor, and hasn't in this session, to where it is set up or asked for.

    It looks at the session, not only at the account: a session that a stolen password opened before the factor was
    set up isn't let in by the owner's setting it up.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The page, or the way to the second factor: for any method and any address but the few in ``OPEN``."""
        if (
            # Without the cookie nobody is signed in: asking would make a public page vary by it.
            settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and not request.path.startswith(settings.STATIC_URL)
            and lacks_second_factor(request)
            and _name(request) not in OPEN
        ):
            return HttpResponseRedirect(_way(request))
        return self.get_response(request)


def _name(request):
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return None


def _way(request):
    """Where the factor is set up, or asked for where the account has one; then back to the page."""
    if not has_second_factor(request.user):
        return reverse("mfa_index")
    has_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
    name = "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("account")
    return f"{reverse(name)}?{urlencode({'next': back})}"
