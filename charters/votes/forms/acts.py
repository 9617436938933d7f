"""Forms by which the team does official acts on rounds: what the act needs, and the version that was read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls

from ...forms.acts import ActForm
from .moments import SecretariatMomentField


def _reason():
    return forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        validators=[refuse_controls],
        help_text=_("In French, as it will be read. Name no person."),
    )


class ProlongForm(ActForm):
    """Moving the end of a round to a later moment."""

    closes_at = SecretariatMomentField(
        label=_("New end"), help_text=_("In Paris time. A ballot counts until this moment.")
    )
    reason = _reason()


class AnnulForm(ActForm):
    """Annulling a round."""

    reason = _reason()
