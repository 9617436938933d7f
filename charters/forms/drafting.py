"""Forms of the administration of charters."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from ..domain.numbering import in_order
from ..models import PrincipleRevision
from ..models.edition import is_edition_number


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


class NextEditionForm(forms.Form):
    """Preparing the next edition: its number."""

    number = forms.CharField(
        label=_("Number of the next edition"),
        max_length=12,
        validators=[is_edition_number],
        help_text=_("As in 0.1; a year for a reference charter."),
    )

    def __init__(self, *args, after, **kwargs):
        """``after``: the number of the edition it is made from."""
        super().__init__(*args, **kwargs)
        self.after = after

    def clean_number(self):
        """A number that comes after, as readers expect it: 0.10 after 0.9."""
        number = self.cleaned_data["number"]
        if in_order(number) <= in_order(self.after):
            raise forms.ValidationError(_("Choose a number after %(before)s."), params={"before": self.after})
        return number


class NewWordingForm(forms.Form):
    """Making a new wording from a sealed one: what kind of change it will be."""

    change = forms.ChoiceField(
        label=_("What will change"),
        choices=[choice for choice in PrincipleRevision.Change.choices if choice[0] != PrincipleRevision.Change.FIRST],
        widget=forms.RadioSelect,
    )
