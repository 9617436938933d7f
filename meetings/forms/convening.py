"""Forms by which a meeting is changed or cancelled after it was announced."""

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.text.directions import refuse_controls


class NoteForm(forms.Form):
    """What the secretariat writes to everyone: what changes, or why the meeting does not take place."""

    note = forms.CharField(
        label=_("What you write to them"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
        validators=[refuse_controls],
        help_text=_("It stands in the mail and, for everyone, with the acts of the meeting. Name no person."),
    )
