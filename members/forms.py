"""Forms of accounts: in the administration, and for the person whose it is."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from .models import User


class AccountCreationForm(AdminUserCreationForm):
    """A new account; its address is kept in lower case, as sign-in looks it up."""

    class Meta:
        model = User
        fields = ("email",)

    def clean_email(self):
        """The address in lower case."""
        return self.cleaned_data["email"].lower()


class AccountChangeForm(UserChangeForm):
    """An account; its address is kept in lower case, as sign-in looks it up."""

    class Meta:
        model = User
        fields = "__all__"
        field_classes = {}

    def clean_email(self):
        """The address in lower case."""
        return self.cleaned_data["email"].lower()


class ErasureForm(forms.Form):
    """A box to tick, so that nobody erases by a slip."""

    understood = forms.BooleanField(
        label=_("I have read what goes and what stays, and want my data erased for good."),
        error_messages={"required": _("Tick this box to have your data erased, or leave the page to keep it.")},
    )

    def refuse_last_administrator(self):
        """Say why the account can't go."""
        self.add_error(
            None, _("You are the only administrator. Make somebody else an administrator first, then come back.")
        )
