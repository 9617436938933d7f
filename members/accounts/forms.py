"""allauth's forms in our words: a label above each field, no placeholder, attempts counted as in throttling."""

import unicodedata

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.utils.translation import gettext_lazy as _

from ..models import User
from . import throttling

LABELS = {
    "code": _("Code"),
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "name": _("Name of the passkey"),
    "oldpassword": _("Current password"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The new password once more"),
}


class Worded:
    """A form whose fields are labelled by ``LABELS``, with help where ``hints`` has any."""

    hints = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name != "password1":  # there Django says what a password must be
                field.help_text = self.hints.get(name, "")


class Digits:
    """A form whose code may be typed in any script's digits, as on an Arabic keyboard."""

    def clean_code(self):
        """The code. Raises ValidationError when it is wrong."""
        self.cleaned_data["code"] = western(self.cleaned_data["code"])
        return super().clean_code()


def western(code):
    """A code with its digits, whatever their script, as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in code)


class LoginForm(Worded, forms.LoginForm):
    """Address and password."""


class ReauthenticateForm(Worded, forms.ReauthenticateForm):
    """The password again, before something that matters."""


class ConfirmLoginCodeForm(Worded, Digits, forms.ConfirmLoginCodeForm):
    """The code that came by mail."""


class ChangePasswordForm(Worded, forms.ChangePasswordForm):
    """The old password and a new one."""


class SetPasswordForm(Worded, forms.SetPasswordForm):
    """A first password."""


class ResetPasswordKeyForm(Worded, forms.ResetPasswordKeyForm):
    """A new password by a link that came by mail."""


class AddressForm(Worded, forms.AddEmailForm):
    """A new address."""


class RequestLoginCodeForm(Worded, forms.RequestLoginCodeForm):
    """The address to which a code is sent, if an account has it."""

    def clean_email(self):
        """The address. ``_user`` is its account; None where there is none, or where mail to it is spared."""
        address = self.cleaned_data["email"]
        if not throttling.may_ask_for_mail(context.request, "code", address):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = _account_to_write_to(address)
        return address


class ResetPasswordForm(Worded, forms.ResetPasswordForm):
    """The address to which a link is sent, if an account has it."""

    def clean_email(self):
        """The address. ``users`` is its account in a list, empty as above."""
        address = self.cleaned_data["email"]
        if not throttling.may_ask_for_mail(context.request, "reset", address):
            raise get_adapter().validation_error("too_many_login_attempts")
        user = _account_to_write_to(address)
        self.users = [user] if user else []
        return address


def _account_to_write_to(address):
    """The active account of ``address``; None where there is none, or where mail to it is spared.

    Not as allauth finds it, which also writes to an address that waits for its confirmation: mistyped, that is a
    stranger's, who could let themselves in.
    """
    spared = throttling.mail_is_spared(context.request, address)
    return None if spared else User.objects.filter(email=address.lower(), is_active=True).first()
