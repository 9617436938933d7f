"""Preparing a meeting: where its agenda comes from, and the few facts with which it begins."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls

from ..domain.agendas import models
from ..models import Meeting

EMPTY = "empty"


class PrepareForm(forms.Form):
    """The commission, what the agenda is made from, number, days and theme."""

    source = forms.ChoiceField(
        label=_("Made from"),
        widget=forms.RadioSelect,
        help_text=_("The agenda is copied, without what was said. All of it can be changed."),
    )
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=9999)
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    ends_on = forms.DateField(
        label=_("Last day, if it is another"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    theme_fr = forms.CharField(
        label=_("Theme, in French"), max_length=250, required=False, validators=[refuse_controls]
    )

    def __init__(self, *args, commission, **kwargs):
        super().__init__(*args, **kwargs)
        self.commission = commission
        self.meetings = {
            f"meeting-{meeting.number}": meeting
            for meeting in commission.meetings.select_related("chair", "secretary").order_by("-number")[:12]
        }
        language = get_language()
        self.fields["source"].choices = [
            *((key, _("Meeting %(number)s") % {"number": row.number}) for key, row in self.meetings.items()),
            *((f"model-{key}", model.names.get(language) or model.names["fr"]) for key, model in models().items()),
            (EMPTY, _("An empty agenda")),
        ]

    def clean(self):
        """The last day is not before the first."""
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if last and not first:
            self.add_error("starts_on", _("Give the first day too."))
        elif last and last < first:
            self.add_error("ends_on", _("The last day is before the first: choose a later one."))
        return self.cleaned_data

    @property
    def prepared(self):
        """What ``preparing.prepare_meeting`` takes, of a valid form."""
        said = self.cleaned_data
        return {
            "commission": self.commission,
            "number": said["number"],
            "previous": self.meetings.get(said["source"]),
            "model": models().get(said["source"].removeprefix("model-")),
            "facts": {name: said[name] for name in ("starts_on", "ends_on", "theme_fr")},
        }


def default_source(commission):
    """The source that is chosen at first: the last meeting that was held, else the ordinary agenda."""
    last = commission.meetings.exclude(status=Meeting.Status.CANCELLED).order_by("-number").first()
    return f"meeting-{last.number}" if last else "model-ordinary"
