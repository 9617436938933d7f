"""Forms by which a city declares, withdraws, and fills in what was not known: each is read again before it is done."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from charter_portal.text.directions import refuse_controls
from charter_portal.text.saying import refuse_wordless

from ..models import Instrument
from .facts import FARTHEST, VOTES, check_days, day_field, line_field, votes_field

LONGEST = 2000


def words_field(label, help_text, *, required):
    """Words of the city that everyone will read."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        validators=[refuse_controls, refuse_wordless],
    )


class IntentionForm(forms.Form):
    """When the council is to decide, as far as that is known, and a note."""

    expected_on = day_field(
        gettext_lazy("Sitting expected on"), gettext_lazy("Leave it empty if no date is set; you can declare it later.")
    )
    note = words_field(
        gettext_lazy("Note"), gettext_lazy("May stay empty. Everyone reads it. Name no person."), required=False
    )

    def __init__(self, data=None, *, today, initial=None):
        super().__init__(data, initial=initial)
        self.today = today

    def clean_expected_on(self):
        """A day that can still come."""
        day = self.cleaned_data["expected_on"]
        if day and not self.today <= day <= self.today + FARTHEST:
            raise forms.ValidationError(_("Choose today or a later day. Check the year."))
        return day


class WithdrawForm(forms.Form):
    """Why a city withdraws."""

    reason = words_field(gettext_lazy("Reason"), gettext_lazy("Everyone reads it. Name no person."), required=True)


class CompleteForm(forms.Form):
    """Facts that were not known when a decision was recorded: those alone, and once."""

    def __init__(self, data=None, *, instrument, today, initial=None):
        super().__init__(data, initial=initial)
        self.instrument, self.today = instrument, today
        for name in instrument.unknown:
            self.fields[name] = self._field(name)

    def _field(self, name):
        label = Instrument._meta.get_field(name).verbose_name
        label = str(label)[:1].upper() + str(label)[1:]
        if name in VOTES:
            return votes_field(label)
        return line_field(name, label) if name == "number" else day_field(label)

    def clean(self):
        """Something is given, and its days fit those that are known."""
        cleaned = super().clean()
        if not any(value not in (None, "") for value in cleaned.values()) and not self.errors:
            raise forms.ValidationError(_("Fill in at least one of them."))
        days = {name: cleaned.get(name) or getattr(self.instrument, name) for name in ("decided_on", "effective_on")}
        check_days(self, **days, today=self.today)
        return cleaned

    @property
    def given(self):
        """[(name of the fact, value)] of what is filled in."""
        return [
            (self.fields[name].label, value) for name, value in self.cleaned_data.items() if value not in (None, "")
        ]
