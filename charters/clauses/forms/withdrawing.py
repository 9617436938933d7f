"""The form by which the commission withdraws a clause from the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...forms.acts import ReasonForm
from ..models import Clause


class WithdrawForm(ReasonForm):
    """Why a clause is withdrawn, and which one is to be used instead."""

    replaced_by = forms.ModelChoiceField(
        label=_("Replaced by"),
        queryset=Clause.objects.none(),
        required=False,
        empty_label=_("no other clause"),
        help_text=_("A clause of the library that is published."),
    )

    def __init__(self, *args, clause, **options):
        super().__init__(*args, **options)
        self.fields["replaced_by"].queryset = Clause.objects.to_use().exclude(pk=clause.pk)
