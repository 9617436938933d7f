"""Forms by which the team does official acts on rounds: what the act needs, and the version that was read."""

from django.utils.translation import gettext_lazy as _

from ...forms.acts import ReasonForm
from .moments import SecretariatMomentField


class ProlongForm(ReasonForm):
    """Moving the end of a round to a later moment."""

    closes_at = SecretariatMomentField(
        label=_("New end"), help_text=_("In Paris time. A ballot counts until this moment.")
    )
    field_order = ("version", "closes_at", "reason")
