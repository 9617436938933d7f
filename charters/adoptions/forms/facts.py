"""The form with the facts of a council's decision, and its signed document."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.editing.languages import LANGUAGE_NAMES
from charter_portal.editing.posted import take_stored
from charter_portal.text.lines import LineField, NameField

from ...exceptions import ChartersError
from ..domain.filing import prepare_document
from ..domain.preparing import FACTS
from ..exceptions import PassagesQuoted
from ..models import Instrument
from ..words import words_of_refusal

VOTES = ("votes_for", "votes_against", "votes_abstaining")
# Older than the network, or farther ahead than any council decides: a slip in the year.
EARLIEST, FARTHEST = datetime.date(2000, 1, 1), datetime.timedelta(days=5 * 365)


def day_field(label, help_text=""):
    """A date, chosen or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


def votes_field(label):
    """A number of votes; None where it is not known."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=9999)


def line_field(name, label, help_text="", field=LineField):
    """A line as long as the column ``name`` of an Instrument."""
    longest = Instrument._meta.get_field(name).max_length
    return field(label=label, help_text=help_text, required=False, max_length=longest)


def check_days(form, *, decided_on, effective_on, today):
    """Add an error to the form where a day can't be that of a decision: ``None`` is not known.

    ``today``: the present date in the city.
    """
    if "decided_on" in form.fields and decided_on and not EARLIEST <= decided_on <= today:
        form.add_error("decided_on", _("Write the day on which it was decided: today or earlier. Check the year."))
    elif effective_on and not (decided_on or EARLIEST) <= effective_on <= today + FARTHEST:
        name = "effective_on" if "effective_on" in form.fields else "decided_on"
        form.add_error(name, _("It takes effect on the day of the decision or later. Check the day and the year."))


class FactsForm(forms.Form):
    """Facts of an act; without ``is_whole`` they may stay empty, to go on later.

    What is not known is ticked as such, so that an empty box is never a slip; a value that is written counts.
    """

    NEEDED = ("kind", "body", "signatory_name", "signatory_title")
    # What each tick stands for.
    UNKNOWN = {"number_unknown": ("number",), "date_unknown": ("decided_on",), "votes_unknown": VOTES}

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the decision"),
        choices=list(LANGUAGE_NAMES.items()),
        help_text=gettext_lazy("The one in which your city wrote its provisions and reasons."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of act"), choices=[("", "—"), *Instrument.Kind.choices], required=False
    )
    body = line_field(
        "body", gettext_lazy("Body that decided"), gettext_lazy("For example: City council of Ville-Exemple.")
    )
    number = line_field("number", gettext_lazy("Number of the act"))
    number_unknown = forms.BooleanField(label=gettext_lazy("The number is not known, or there is none"), required=False)
    decided_on = day_field(gettext_lazy("Date of the decision"))
    date_unknown = forms.BooleanField(label=gettext_lazy("The date is not known"), required=False)
    effective_on = day_field(
        gettext_lazy("Takes effect on"), gettext_lazy("Only where that is another day than that of the decision.")
    )
    votes_for = votes_field(gettext_lazy("Votes for"))
    votes_against = votes_field(gettext_lazy("Votes against"))
    votes_abstaining = votes_field(gettext_lazy("Abstentions"))
    votes_unknown = forms.BooleanField(label=gettext_lazy("The votes are not known, or not all"), required=False)
    signatory_name = line_field("signatory_name", gettext_lazy("Who signed"), field=NameField)
    signatory_title = line_field(
        "signatory_title",
        gettext_lazy("Title of who signed"),
        gettext_lazy("As your city styles it. Only who acts in a public function is named here."),
    )
    focal_name = line_field(
        "focal_name",
        gettext_lazy("Focal point for the charter"),
        gettext_lazy("An official whom the city names for this, in their function; may stay empty."),
        field=NameField,
    )
    focal_title = line_field("focal_title", gettext_lazy("Title of the focal point"))
    document = forms.FileField(
        label=gettext_lazy("The signed document, as PDF"),
        required=False,
        help_text=gettext_lazy("20 MB at most. Everyone can read it once the secretariat has verified the decision."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def __init__(self, data=None, files=None, *, draft, today, is_whole=False, initial=None):
        super().__init__(data, files, initial=initial)
        self.draft, self.today, self.is_whole = draft, today, is_whole
        for name in ("body", "signatory_name", "signatory_title", "focal_name", "focal_title"):
            self.fields[name].widget.attrs["dir"] = "auto"
        take_stored(self)

    def clean_language(self):
        """The language, unless a passage has its place in the one that is stored."""
        language = self.cleaned_data["language"]
        if language != self.draft.language and self.draft.choices.exclude(quote="").exists():
            raise forms.ValidationError(words_of_refusal(PassagesQuoted(self.draft.language)))
        return language

    def clean_document(self):
        """The file, where its content is a PDF that is not too large."""
        file = self.cleaned_data["document"]
        if file:
            try:
                prepare_document(file)
            except ChartersError as refusal:
                raise forms.ValidationError(words_of_refusal(refusal)) from refusal
        return file

    def clean(self):
        """What belongs together fits; of a whole act nothing is left out unnoticed."""
        cleaned = super().clean()
        days = {name: cleaned.get(name) for name in ("decided_on", "effective_on")}
        check_days(self, **days, today=self.today)
        if cleaned.get("focal_title") and not cleaned.get("focal_name") and "focal_name" not in self.errors:
            self.add_error("focal_name", _("Write the name too, or empty the title."))
        if self.is_whole:
            self._check_whole(cleaned)
        return cleaned

    def _check_whole(self, cleaned):
        for name in self.NEEDED:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in: without it the decision can't be recorded."))
        if not self.draft.document and not cleaned.get("document") and "document" not in self.errors:
            self.add_error("document", _("Choose the signed document."))
        for tick, names in self.UNKNOWN.items():
            empty = [name for name in names if cleaned.get(name) in (None, "") and name not in self.errors]
            if empty and not cleaned.get(tick):
                self.add_error(empty[0], _("Fill this in, or tick below that it is not known."))

    @property
    def facts(self):
        """The facts as ``preparing.save_facts`` takes them."""
        return {name: self.cleaned_data[name] for name in FACTS}

    def read_again(self, version):
        """Let the next saving be over what is stored now, the draft of that ``version``."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


def initial_of(draft):
    """What a FactsForm begins with. Of an act that was filled in once, what is empty is not known."""
    found = {"version": draft.version} | facts_in(draft)
    was_whole = all(found[name] for name in FactsForm.NEEDED) and bool(draft.document)
    ticks = {
        tick: was_whole and any(found[name] in (None, "") for name in names)
        for tick, names in FactsForm.UNKNOWN.items()
    }
    return found | ticks


def facts_in(draft):
    """The facts as they are stored, for ``preparing.save_facts``."""
    return {name: getattr(draft, name) for name in FACTS}
