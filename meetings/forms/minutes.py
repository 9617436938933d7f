"""Forms by which the secretariat leads minutes from their draft to their seal, and beyond."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.templatetags.dates import written_out
from charter_portal.text.directions import refuse_controls
from charter_portal.text.markdown import refuse_excess
from charter_portal.text.saying import refuse_wordless

from ..models import AgendaItem, Meeting


def day_field(label, **options):
    """A day, by the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text_field(label, *, rows=4, longest=5000, **options):
    """A text of some lines."""
    validators = [refuse_controls, *options.pop("validators", ())]
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, widget=widget, max_length=longest, validators=validators, **options)


class CirculateForm(forms.Form):
    """The last day for corrections."""

    until = day_field(_("Last day for corrections"), help_text=_("Until its midnight, by the clocks at the place."))


class ReasonForm(forms.Form):
    """An act that everyone reads the reason of."""

    reason = text_field(
        _("Reason"),
        rows=3,
        longest=2000,
        validators=[refuse_wordless],
        help_text=_("In French. Everyone reads it: name no person."),
    )


class ConfirmForm(forms.Form):
    """An act that needs nothing but to be confirmed."""


class VoteForm(forms.Form):
    """The vote by which minutes were approved."""

    on = day_field(_("Date of the vote"))
    votes_for = forms.IntegerField(label=_("In favour"), min_value=0, max_value=10_000)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=10_000)
    votes_abstaining = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=10_000)
    approved_in = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("In the meeting"), required=False, empty_label=_("outside of a meeting")
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        circulated_at = meeting.minutes.circulated_at if hasattr(meeting, "minutes") else None
        self.circulated_on = circulated_at and timezone.localdate(circulated_at, meeting.zone)
        later = meeting.commission.meetings.filter(number__gt=meeting.number).select_related("commission")
        self.fields["approved_in"].queryset = later.order_by("number")

    def clean_on(self):
        """No vote was held tomorrow, wherever one is, nor on minutes that nobody had read."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate() + datetime.timedelta(days=1):
            raise forms.ValidationError(_("This date is still to come. Write the day of the vote."), code="future")
        if self.circulated_on and on < self.circulated_on:
            words = _("The minutes were circulated on %(date)s: they can't have been approved before. Check the day.")
            raise forms.ValidationError(words, params={"date": written_out(self.circulated_on)}, code="too_early")
        return on

    def clean(self):
        """More in favour than against: else nothing was approved."""
        cleaned = super().clean()
        counts = [cleaned.get(name) for name in ("votes_for", "votes_against")]
        if None not in counts and counts[0] <= counts[1]:
            message = _("Minutes are approved by more votes in favour than against. Check the counts.")
            self.add_error("votes_for", forms.ValidationError(message, code="not_carried"))
        return cleaned


class ErratumForm(forms.Form):
    """An erratum: what it is about, and its words."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("About"), required=False, empty_label=_("the minutes as a whole")
    )
    text_fr = text_field(
        _("Text in French"), longest=20_000, validators=[refuse_wordless, refuse_excess], help_text=_("Markdown.")
    )
    text_en = text_field(_("Text in English"), longest=20_000, validators=[refuse_excess], required=False)
    text_ar = text_field(_("Text in Arabic"), longest=20_000, validators=[refuse_excess], required=False)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = meeting.agenda.order_by("position", "pk")

    @property
    def texts(self):
        """The words by language."""
        return {code: self.cleaned_data[f"text_{code}"] for code in ("fr", "en", "ar")}


class DecideForm(forms.Form):
    """What becomes of a correction: the whole text as it reads once corrected, or the reason why it stays.

    Where it is declined (not ``accepts``) the text is not stored, so that nothing in it is in the way.
    """

    text = text_field(
        _("The text once corrected"), rows=12, longest=20_000, required=False, strip=False, validators=[refuse_excess]
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    answer = text_field(_("Answer to the person who asked"), rows=3, required=False)

    def __init__(self, *args, accepts=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not accepts:
            self.fields["text"].validators = []
