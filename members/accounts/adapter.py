"""allauth's hooks: nobody signs up, links lead to PUBLIC_URL, attempts are counted fairly, our own words."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..rules import must_use_second_factor
from . import mailing, qr, throttling
from .second_factor import FACTORS
from .sessions import end_sessions, open_sessions

INCORRECT_CODE = _("This code is not the right one, or its time is over.")
TOO_MANY = _("Too many attempts from here. Wait a few minutes, or sign in another way.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts by invitation, found by their e-mail address."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("The address or the password is not right."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": INCORRECT_CODE,
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has been used already, or its time is over."),
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        """Nobody signs up: accounts come from invitations."""
        return False

    def is_safe_url(self, url):
        """Only an address of this very portal, as a path, is gone to after signing in or out."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_email_confirmation_url(self, request, emailconfirmation):
        """The link that confirms an address; never built from the request's Host header."""
        return settings.PUBLIC_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_reset_password_from_key_url(self, key):
        """The link to choose a new password; never built from the request's Host header."""
        account, _dash, token = key.partition("-")
        return settings.PUBLIC_URL + reverse("account_reset_password_from_key", args=[account, token])

    def get_password_change_redirect_url(self, request):
        """Back to one's account."""
        return reverse("account")

    def get_email_verification_redirect_url(self, email_address):
        """To one's account, by way of signing in where that is needed."""
        return reverse("account")

    def send_mail(self, template_prefix, email, context):
        """Post a mail of allauth's by the outbox, in the language of its account."""
        links = {"reset_url": settings.PUBLIC_URL + reverse("account_reset_password")}
        mailing.send(template_prefix, email, links | context)

    def set_password(self, user, password):
        """Set the password, write nothing else of the account, and end its sessions but the present one."""
        user.set_password(password)
        user.save(update_fields=["password"])
        end_sessions(open_sessions(user).exclude(session_key=self.request.session.session_key or ""))

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who has just signed in may set up a second factor without giving the password again; nothing else."""
        if app == "allauth.mfa" and self.request.user.is_authenticated:
            return not _signed_in_recently(self.request)
        return True

    def _get_login_attempts_cache_key(self, request, **credentials):
        return throttling.account_from_here(request, credentials.get("email") or "")

    def pre_authenticate(self, request, **credentials):
        """Count the attempt. Raises ValidationError where none is left."""
        super().pre_authenticate(request, **credentials)
        address = (credentials.get("email") or "").strip().lower()
        self._account_usage = throttling.consume(request, "login_failed_account", address)
        if not self._account_usage:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self):
        super()._rollback_login_failed_rl_usage()
        if usage := getattr(self, "_account_usage", None):
            usage.rollback()


def _signed_in_recently(request):
    """Whether the last proof that the session gave is not older than ACCOUNT_REAUTHENTICATION_TIMEOUT."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: offered to all, and not to be given up by the team."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Your role asks for a second factor: set up another before you give up this."),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first."),
        "incorrect_code": INCORRECT_CODE,
    }

    def get_totp_issuer(self):
        """What the app shows beside the address."""
        return self._get_site_name()

    def build_totp_svg(self, url):
        """The QR code as SVG that the policy lets in."""
        return qr.svg(url, title=gettext("QR code for your app; the key below says the same"))

    def _get_site_name(self):
        return gettext("Charter portal")

    def can_delete_authenticator(self, authenticator):
        """Whether the account may do without it: the team needs one that is left."""
        user = authenticator.user
        others = user.authenticator_set.filter(type__in=FACTORS).exclude(pk=authenticator.pk)
        return not must_use_second_factor.test(user) or others.exists()

    def generate_authenticator_name(self, user, type):
        """The name that a new passkey has until its owner gives it another."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)
