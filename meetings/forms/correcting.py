"""The form by which someone who attended asks for a correction of circulated minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.text.saying import refuse_wordless

from ..models.correction import LONGEST
from .minutes import text_field


class CorrectionForm(forms.Form):
    """The passage, how one would rather read it, and why."""

    quote = text_field(
        _("Passage to correct"),
        longest=20_000,
        validators=[refuse_wordless],
        help_text=_("Shorten it to the words that you want to correct; leave these as they are."),
    )
    proposed = text_field(
        _("How it should read"), longest=LONGEST, help_text=_("Empty: the passage is to go."), required=False
    )
    reason = text_field(_("Why, if it needs to be said"), rows=2, required=False)
