"""Forms of the administration of charters."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _


class ConfirmOpeningForm(forms.Form):
    """Opening a consultation: the last day, if one is set, and the version of the edition that was reviewed."""

    closes_on = forms.DateField(
        label=_("Last day of the consultation"),
        required=False,
        widget=AdminDateWidget,
        help_text=_("May be left empty and announced later."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ConfirmReviewForm(forms.Form):
    """Marking a translation as reviewed: the version of the row that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
