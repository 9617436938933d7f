"""allauth's forms of the second factor in our words; a code is good once, and a passkey needs no password."""

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import cache
from django.forms import HiddenInput

from .forms import Digits, Worded


def _take(user, code):
    """Note that a code of the account's app was used. Returns False where it was before and may still be right.

    allauth remembers a used code for one period, too short once codes of neighbouring periods are taken.
    """
    digits = "".join(filter(str.isdecimal, code))
    lifetime = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return cache.add(f"totp-used-{user.pk}-{digits}", 1, timeout=lifetime)


class GoodOnce(Digits):
    """A form that refuses a code of the app the second time, as long as the clock's tolerance lets it be right."""

    def clean_code(self):
        """The code. Raises ValidationError when it is wrong or was used."""
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not _take(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(Worded, GoodOnce, base.AuthenticateForm):
    """The code of the app, or a recovery code, to sign in."""


class ReauthenticateForm(Worded, GoodOnce, base.ReauthenticateForm):
    """The code again, before something that matters."""


class ActivateAppForm(Worded, Digits, ActivateTOTPForm):
    """The first code of an app, which shows that it has the key. It is used by that, and signs nobody in."""

    def clean_code(self):
        """The code. Raises ValidationError when it is wrong."""
        code = super().clean_code()
        _take(self.user, code)
        return code


class AddPasskeyForm(Worded, webauthn.AddWebAuthnForm):
    """A passkey: always one that asks its owner for a fingerprint, a face or a PIN, and so signs in by itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].widget = HiddenInput()
        self.fields["passwordless"].initial = True

    def clean_passwordless(self):
        """Whatever was posted."""
        return True


class RenamePasskeyForm(Worded, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""
