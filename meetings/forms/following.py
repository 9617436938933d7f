"""The form by which the secretariat notes what became of a decision."""

import datetime

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from charter_portal.private_files import is_pdf

from ..models import Decision
from ..models.follow_up import LONGEST_NOTE
from .minutes import day_field, text_field

LARGEST = 10 * 1024 * 1024  # bytes


class FollowUpForm(forms.Form):
    """A follow-up: the status, the day, words, evidence, and a new day by which it is due."""

    status = forms.ChoiceField(label=_("Status"), choices=Decision.Status.choices, widget=forms.RadioSelect)
    on = day_field(_("Date"))
    note = text_field(_("Note"), rows=3, longest=LONGEST_NOTE, required=False)
    language = forms.ChoiceField(label=_("Language of the note"), choices=settings.LANGUAGES)
    due_on = day_field(_("New day by which it is due, if it changes"), required=False)
    link = forms.URLField(
        label=_("Evidence: an address"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    file = forms.FileField(
        label=_("Evidence: a PDF file"),
        required=False,
        help_text=_("10 MB at most. Everyone can read it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_on(self):
        """Nothing happened tomorrow, wherever one is."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate() + datetime.timedelta(days=1):
            raise forms.ValidationError(
                _("This date is still to come. Write the day on which it happened."), code="future"
            )
        return on

    def clean_file(self):
        """A PDF by its content, and not too large."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 10 MB. Make it smaller."), code="too_large")
        content = file.read()
        file.seek(0)
        if not is_pdf(content):
            raise forms.ValidationError(_("This file is no PDF. Save it as PDF first."), code="not_pdf")
        return file
