"""Forms by which a city's people, and those whom they invite, act."""

import datetime

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.text.lines import LineField, NameField

from ..exceptions import LetterRefused
from ..models import Invitation, User
from ..refusals import words_of


class ContributorForm(forms.Form):
    """A contributor to let in: name, title, address and language."""

    given_name = NameField(label=_("Given name"), max_length=120)
    surname = NameField(label=_("Surname"), max_length=120)
    title = LineField(
        label=_("Title"), max_length=250, required=False, help_text=_("As your city styles it, in her or his language.")
    )
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation is good for this address only."))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)


class LetterForm(forms.Form):
    """A letter of accreditation: the file, its date, and its number where it has one."""

    file = forms.FileField(
        label=_("The letter, as PDF"),
        help_text=_("10 MB at most."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    on = forms.DateField(
        label=_("Date of the letter"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    number = LineField(label=_("Number of the letter, if it has one"), max_length=80, required=False)

    def clean_on(self):
        """No letter is of tomorrow, wherever one is."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate() + datetime.timedelta(days=1):
            raise forms.ValidationError(_("This date is still to come. Write the date on the letter."), code="future")
        return on

    def filed(self, act):
        """Whether ``act(at=, file=, on=, number=)`` could file what is here; else the form says why not."""
        if not self.is_valid():
            return False
        try:
            act(at=timezone.now(), **self.cleaned_data)
        except LetterRefused as refusal:
            self.add_error("file", words_of(refusal))
            return False
        return True


class InviteForm(forms.Form):
    """Where an invitation goes, and in which language."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The invitation is good for this address only."))
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)


class TeamForm(InviteForm):
    """Someone to invite to the team."""

    given_name = NameField(label=_("Given name"), max_length=120)
    surname = NameField(label=_("Surname"), max_length=120)
    role = forms.ChoiceField(label=_("Role in the team"), choices=Invitation.TeamRole)
    field_order = ("given_name", "surname", "role", "email", "language")


class PasswordForm(forms.Form):
    """The password of a new account, typed twice."""

    password1 = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data=None, *, person, email):
        super().__init__(data)
        self._user = User(email=email, person=person)
        self.fields["password1"].help_text = password_validators_help_text_html()

    def clean(self):
        """The two are the same, and good enough for this account."""
        cleaned = super().clean()
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", forms.ValidationError(_("The two passwords are not the same."), code="differ"))
        elif first:
            try:
                validate_password(first, self._user)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return cleaned
