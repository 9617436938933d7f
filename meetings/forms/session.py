"""What is noted in session: who comes and goes, decisions, votes by hand, photographs, speakers."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls
from charter_portal.text.lines import LineField, NameField
from charter_portal.text.markdown import LONGEST, refuse_excess
from charters.domain.tallying import Choice
from members.models import Member

from ..domain.photographing import prepare_photograph
from ..models import Attendance, HandChoice, HandVote, Presence
from .files import taken_in


class PlaceMomentField(forms.DateTimeField):
    """A day and an hour by the clocks at the place of a meeting; the value is an aware datetime in UTC."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {
        "future": _("This moment is still to come. Write when it happened."),
        "long_ago": _("This is before the year 2000. Check the year."),
    }

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone

    def to_python(self, value):
        """The moment that was written. Nothing is noted before it happened."""
        moment = super().to_python(value)
        if moment is None:
            return None
        # Years at either end of the calendar have no hour in every zone.
        if moment.year < 2000:
            raise forms.ValidationError(self.error_messages["long_ago"], code="long_ago")
        if moment.year == datetime.MAXYEAR or moment.replace(tzinfo=self.zone) > timezone.now():
            raise forms.ValidationError(self.error_messages["future"], code="future")
        return moment.replace(tzinfo=self.zone).astimezone(datetime.UTC)

    def prepare_value(self, value):
        """The moment as the clocks at the place show it."""
        return value.astimezone(self.zone).replace(tzinfo=None) if isinstance(value, datetime.datetime) else value


class TextForm(forms.Form):
    """The text of an agenda item, over the version that was read; ``insert`` is put at its end."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False, validators=[refuse_controls, refuse_excess])
    version = forms.IntegerField()
    base = forms.CharField(required=False, max_length=LONGEST, strip=False)
    insert = forms.CharField(required=False, max_length=600, validators=[refuse_controls])


class ParticipantForm(forms.Form):
    """Someone who is not on the list of participants."""

    surname = NameField(label=_("Surname"), max_length=120)
    given_name = NameField(label=_("Given name"), max_length=120, required=False)
    member = forms.ModelChoiceField(
        label=_("City or institution"), queryset=Member.objects.none(), required=False, empty_label=_("none")
    )
    title = LineField(label=_("Title as styled by the city"), max_length=250, required=False)
    mode = forms.ChoiceField(
        label=_("Mode"),
        choices=[choice for choice in Attendance.Mode.choices if choice[0] not in {"absent", "represented"}],
        widget=forms.RadioSelect,
        initial=Attendance.Mode.ON_SITE,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = Member.objects.order_by("name")


class SpanForm(forms.Form):
    """One span of someone's presence; empty ones are left out."""

    mode = forms.ChoiceField(label=_("Mode"), choices=[(mode.value, mode.label) for mode in Presence.MODES])

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"] = PlaceMomentField(label=_("Arrived at"), zone=zone, required=False)
        self.fields["until"] = PlaceMomentField(label=_("Left at"), zone=zone, required=False)

    def clean(self):
        """A leaving needs an arrival, and comes after it."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if until and not since:
            self.add_error("since", _("Give the hour of the arrival."))
        elif until and until <= since:
            self.add_error("until", _("This is not after the arrival: choose a later hour."))
        return self.cleaned_data


class DecisionForm(forms.Form):
    """A decision, in French, with who sees to it by when."""

    text = forms.CharField(
        label=_("What is decided"),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "fr", "dir": "ltr"}),
        max_length=2000,
        validators=[refuse_controls],
        help_text=_("One sentence, in French."),
    )
    owner = LineField(
        label=_("Who sees to it"), max_length=200, required=False, help_text=_("As it is printed: a city, a person…")
    )
    due_on = forms.DateField(
        label=_("By when"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Members concerned"),
        queryset=Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = members


class HandVoteForm(forms.Form):
    """A vote by show of hands: the question, the rule, when, and either counts or what each city said."""

    question = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fr", "dir": "ltr"}),
        max_length=500,
        validators=[refuse_controls],
        help_text=_("In French, as it was put."),
    )
    majority = forms.ChoiceField(label=_("Rule"), choices=HandVote.Rule.choices)
    in_favour = forms.IntegerField(label=_("For"), min_value=0, max_value=9999, required=False)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=9999, required=False)
    abstaining = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=9999, required=False)

    def __init__(self, *args, zone, cities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taken_at"] = PlaceMomentField(
            label=_("When it was taken"), zone=zone, help_text=_("Who was there at that moment could vote.")
        )
        self.cities = cities
        for city in cities:
            self.fields[f"city-{city.pk}"] = forms.ChoiceField(
                label=city.name,
                choices=[("", _("not noted")), *HandChoice.Said.choices],
                required=False,
                widget=forms.Select,
            )

    @property
    def roll(self):
        """The fields of the cities, bound, in order."""
        return [self[f"city-{city.pk}"] for city in self.cities]

    def clean(self):
        """Counts or choices, and not both."""
        said = self.choices
        counted = [self.cleaned_data.get(name) for name in ("in_favour", "against", "abstaining")]
        if said and any(count is not None for count in counted):
            self.add_error("in_favour", _("Leave the counts empty where you note what each city said: they follow."))
        elif not said and not any(counted):
            self.add_error("in_favour", _("Give the counts, or what each city said."))
        return self.cleaned_data

    @property
    def choices(self):
        """``{city pk: Choice}`` of the cities whose choice is noted."""
        found = {city.pk: self.cleaned_data.get(f"city-{city.pk}") for city in self.cities}
        return {city: Choice(choice) for city, choice in found.items() if choice}

    @property
    def counts(self):
        """(for, against, abstaining), or None where the cities' choices say it."""
        if self.choices:
            return None
        return tuple(self.cleaned_data.get(name) or 0 for name in ("in_favour", "against", "abstaining"))


class SessionPhotographForm(forms.Form):
    """A photograph taken at the meeting."""

    image = forms.FileField(label=_("Photograph"), widget=forms.FileInput(attrs={"accept": "image/*"}))
    alternative = LineField(label=_("What it shows, for who cannot see it"), max_length=300, help_text=_("In French."))
    caption = LineField(label=_("Caption"), max_length=300, required=False)
    credit = LineField(label=_("Credit"), max_length=160, required=False)

    def clean_image(self):
        """The picture made safe and small."""
        return taken_in(prepare_photograph, self.cleaned_data["image"])

    def clean(self):
        """As any form; a file is kept by no browser."""
        cleaned = super().clean()
        if self.errors and "image" not in self.errors:
            self.add_error("image", _("Choose the file again: this one is not kept."))
        return cleaned


class SpeakersForm(forms.Form):
    """Who spoke under an item, of the participants."""

    speakers = forms.ModelMultipleChoiceField(
        label=_("Who spoke"),
        queryset=Attendance.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, attendances, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["speakers"].queryset = attendances
