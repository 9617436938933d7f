"""The form by which the team prepares a round."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from charter_portal.editing.forms import VersionedForm

from ...models import Amendment, Edition
from ..models import Round
from .moments import SecretariatMomentField

# Fractions of the roll that can be asked for: (numerator, denominator), in words.
QUORUMS = {
    "0/1": _("none: whoever votes decides"),
    "1/4": _("a quarter of the cities entitled to vote"),
    "1/3": _("a third of the cities entitled to vote"),
    "1/2": _("half of the cities entitled to vote"),
    "2/3": _("two thirds of the cities entitled to vote"),
    "3/4": _("three quarters of the cities entitled to vote"),
}

_AT_THE_VOTE_OR_BEFORE = (Edition.Status.DRAFT, Edition.Status.CONSULTATION, Edition.Status.VOTE)


def _named(amendment):
    """An amendment among others: its edition and number, the principle and the city."""
    return f"{amendment} · {amendment.revision.title} · {amendment.member.name}"


class RoundForm(VersionedForm):
    """A round that is not opened yet."""

    opens_at = SecretariatMomentField(label=_("Opens at"))
    closes_at = SecretariatMomentField(label=_("Closes at"))
    quorum = forms.ChoiceField(label=_("Quorum"), choices=QUORUMS, initial="1/2")

    class Meta:
        model = Round
        fields = ("edition", "mode", "amendment", "majority", "opens_at", "closes_at", "in_force_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["quorum"] = f"{self.instance.quorum_numerator}/{self.instance.quorum_denominator}"
        if "edition" in self.fields:
            self.fields["edition"].queryset = Edition.objects.filter(
                charter__kind="shared", status__in=_AT_THE_VOTE_OR_BEFORE
            ).select_related("charter")
        if "amendment" in self.fields:
            self.fields["amendment"].queryset = Amendment.objects.undecided().for_listing()
            self.fields["amendment"].label_from_instance = _named

    def clean(self):
        """Have what is decided fit together."""
        data = super().clean()
        mode, edition, amendment = data.get("mode"), data.get("edition"), data.get("amendment")
        if mode == Round.Mode.AMENDMENT and amendment is None:
            self.add_error("amendment", ValidationError(_("Choose the amendment that is voted on.")))
        if mode != Round.Mode.AMENDMENT and amendment is not None:
            self.add_error("amendment", ValidationError(_("Leave this empty, or choose that an amendment is decided.")))
        if amendment is not None and edition is not None and amendment.edition_id != edition.pk:
            self.add_error("amendment", ValidationError(_("This amendment is to another edition: choose one of it.")))
        opens_at, closes_at = data.get("opens_at"), data.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", ValidationError(_("The vote would close before it opens: choose a later end.")))
        if "quorum" in data:
            numerator, denominator = data["quorum"].split("/")
            self.instance.quorum_numerator, self.instance.quorum_denominator = int(numerator), int(denominator)
        return data
