"""Forms of the administration of accounts."""

from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

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
