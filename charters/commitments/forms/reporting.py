"""Forms by which a city reports on a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.text.lines import LineField

from ...adoptions.domain.filing import prepare_document
from ...clauses.forms.using import ProseField
from ...exceptions import ChartersError
from ..models import Assessment
from ..models.commitment import LONGEST_TEXT
from ..words import words_of_refusal
from .committing import SeenForm


class BeginForm(SeenForm):
    """Which year a report is of."""

    year = forms.IntegerField(label=_("Year"), min_value=0, max_value=9999)
    language = forms.ChoiceField(label=_("Language of your words"), choices=list(LANGUAGE_NAMES.items()))


class AssessForm(SeenForm):
    """How far the city is with a principle."""

    level = forms.TypedChoiceField(
        label=_("Level"),
        choices=Assessment.Level.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = ProseField(
        label=_("In words"), max_length=LONGEST_TEXT, help_text=_("What is in place, criterion by criterion.")
    )
    link = forms.URLField(
        label=_("Address of an evidence"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("A public page. From level 2 on, give an address or a PDF file."),
    )
    document = forms.FileField(
        label=_("Evidence as a PDF file"),
        required=False,
        help_text=_("20 MB at most. It is public once submitted."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_document(self):
        """The file, where its content is a PDF that is not too large."""
        file = self.cleaned_data["document"]
        if file:
            try:
                prepare_document(file)
            except ChartersError as refusal:
                raise forms.ValidationError(words_of_refusal(refusal)) from refusal
        return file

    @property
    def file(self):
        """The document of a form that was looked at, or None where there is none, or one that can't be kept."""
        return (self.is_bound and self.cleaned_data.get("document")) or None

    def tell_conflict(self, version):
        """As any form; a file is kept by no browser."""
        super().tell_conflict(version)
        if self.files:
            self.add_error("document", _("Choose the file again: this one is not kept."))


class AccountForm(SeenForm):
    """What was done for a commitment."""

    value = LineField(
        label=_("Value reached"),
        max_length=80,
        required=False,
        help_text=_("In the unit of the commitment: a number or words. Blank: not known."),
    )
    words = ProseField(label=_("What was done"), max_length=LONGEST_TEXT)
