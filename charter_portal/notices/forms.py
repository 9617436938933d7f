"""Forms of notices."""

from django import forms

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
                    label=kind.label, choices=Delivery, initial=chosen.get(kind.name, kind.default)
                )
