"""Forms of accounts: in the administration, and for the person whose it is."""

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.forms import VersionedForm
from charter_portal.text.lines import LineField, NameField

from ..domain.separating import account_of_team, acts_for_a_city
from ..models import User


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

    def clean(self):
        """Nobody comes to be of the team and to act for a city; who is both already can be changed otherwise."""
        cleaned = super().clean()
        of_team = any(cleaned.get(name, False) for name in ("is_staff", "is_superuser", "groups"))
        touched = not {"is_staff", "is_superuser", "groups", "person"}.isdisjoint(self.changed_data)
        if of_team and touched and acts_for_a_city(cleaned.get("person"), at=timezone.now()):
            text = _(
                "This person acts for a city, and nobody who does is of the team. End the mandate first, or invite the "
                "person to the team at another address."
            )
            raise forms.ValidationError(text, code="both_sides")
        return cleaned


class PersonForm(VersionedForm):
    """A person on file, under a name that can be read."""

    class Meta:
        field_classes = {"surname": NameField, "given_name": NameField}


class MandateForm(VersionedForm):
    """A mandate, for a person who is not of the team."""

    class Meta:
        field_classes = {"title": LineField}

    def clean(self):
        """Nobody of the team is given a mandate; one that is on file can be ended."""
        cleaned = super().clean()
        person = cleaned.get("person")
        given = self.instance.pk is None or "person" in self.changed_data
        if given and person and person.pk and account_of_team(person=person):
            text = _(
                "This person's account is of the team of the portal, which acts for no city. Take the account out of "
                "the team first, or enter another person."
            )
            raise forms.ValidationError(text, code="both_sides")
        return cleaned


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
