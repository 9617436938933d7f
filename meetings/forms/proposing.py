"""Forms by which a city proposes an item for an agenda, and the secretariat decides."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls
from charter_portal.text.lines import LineField
from charter_portal.text.saying import refuse_wordless

from ..models import AgendaItem

_TEXT = {"validators": [refuse_controls, refuse_wordless], "max_length": 2000}


class ProposalForm(forms.Form):
    """What a city proposes: title, why, how long, in which language."""

    title = LineField(
        label=_("Title of the item"),
        max_length=250,
        validators=[refuse_wordless],
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    why = forms.CharField(
        label=_("Why it belongs on the agenda"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), **_TEXT
    )
    minutes_wished = forms.IntegerField(label=_("Minutes wished"), min_value=1, max_value=24 * 60, required=False)
    language = forms.ChoiceField(label=_("Language of these words"), choices=settings.LANGUAGES)


class AcceptForm(forms.Form):
    """As what a proposal comes onto the agenda."""

    title_fr = LineField(label=_("Title in French"), max_length=250, validators=[refuse_wordless])
    kind = forms.ChoiceField(label=_("Kind of item"), choices=AgendaItem.Kind)
    minutes = forms.IntegerField(label=_("Duration in minutes"), min_value=1, max_value=24 * 60, required=False)


class DeclineForm(forms.Form):
    """Why a proposal is declined."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("The city reads it."),
        **_TEXT,
    )
