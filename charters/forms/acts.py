"""Forms by which staff do official acts on editions and wordings: what the act needs, and the version that was read."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls

from ..models import PrincipleRevision


class ActForm(forms.Form):
    """An act that needs nothing but to be confirmed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ClosingForm(ActForm):
    """Setting the last day of a consultation."""

    closes_on = forms.DateField(
        label=_("Last day of the consultation"),
        widget=AdminDateWidget,
        help_text=_("Cities can annotate and amend until midnight of that day, each where it is."),
    )


class InForceForm(ActForm):
    """Setting the date from which a carried edition is in force."""

    on = forms.DateField(
        label=_("In force from"),
        widget=AdminDateWidget,
        help_text=_("From midnight of that day in Paris. Today or an earlier day: at once."),
    )


class ReasonForm(ActForm):
    """An act that is done for a reason, as abandoning an edition or annulling a vote."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        validators=[refuse_controls],
        help_text=_("In French, as it will be read. Name no person."),
    )


class DeclareForm(ActForm):
    """Declaring what a draft wording changes."""

    change = forms.ChoiceField(
        label=_("What changes"),
        choices=[choice for choice in PrincipleRevision.Change.choices if choice[0] != PrincipleRevision.Change.FIRST],
        widget=forms.RadioSelect,
        help_text=_(
            "A substantive change is asked again of the cities that adopted the principle; an editorial one is not; to "
            "correct a translation, the French must stay the same."
        ),
    )
    reason = forms.CharField(
        label=_("Reason for the change"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        validators=[refuse_controls],
        required=False,
        help_text=_(
            "In French, shown to everyone beside what changed. Only the correction of a translation needs none."
        ),
    )
