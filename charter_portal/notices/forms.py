"""Forms of notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .kinds import kinds_for
from .models import Delivery, Preference


class PreferencesForm(forms.Form):
    """How the reader wants to be told of each kind that leaves a choice."""

    def __init__(self, user, data=None):
        super().__init__(data)
        chosen = dict(Preference.objects.filter(user=user).values_list("kind", "delivery"))
        for kind in kinds_for(user):
            if not kind.obligatory:
                self.fields[kind.name] = forms.ChoiceField(
                    label=kind.label,
                    choices=_choices(kind),
                    initial=chosen.get(kind.name, kind.default),
                    required=False,
                )

    @property
    def chosen(self):
        """``{name of a kind: delivery}`` of a valid form; a kind that was not sent is left as it was."""
        return {name: delivery for name, delivery in self.cleaned_data.items() if delivery}


def _choices(kind):
    """The ways of being told; what is told on request only is not shown in the portal to others."""
    if not kind.on_request:
        return Delivery.choices
    return [(value, _("not at all") if value == Delivery.PORTAL else label) for value, label in Delivery.choices]
