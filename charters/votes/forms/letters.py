"""The form by which the secretariat records a ballot that a city sent by letter."""

import datetime

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from members.exceptions import LetterRefused
from members.refusals import words_of

from ..domain import letters
from ..models import Elector
from .voting import BallotForm

_SALT = "charters.votes.letters"


class LetterForm(BallotForm):
    """Whose letter, the scan, and what it says on each question.

    A scan that was sent once is not asked for again: ``kept`` names it, signed for the account ``by``.
    """

    elector = forms.ModelChoiceField(Elector.objects.none(), label=_("City that sent the letter"))
    letter = forms.FileField(
        label=_("The letter, as PDF"),
        required=False,
        help_text=_("10 MB at most. Everyone can read it after the end."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("elector", "letter")

    def __init__(self, data=None, files=None, *, vote, by, **options):
        super().__init__(data, files=files, is_whole=True, **options)
        self.by, self.scan = by, ""
        self.fields["elector"].queryset = Elector.objects.filter(round=vote).select_related("round", "member")
        # What a letter says takes the place of whatever its city has begun: there is no draft to be read.
        del self.fields["version"]
        self.fields["seen"].required = False

    def clean(self):
        """Keep the scan where it is one; else take the one that was kept before."""
        cleaned = super().clean()
        if file := cleaned.get("letter"):
            self._receive(file)
        elif "letter" not in self.errors:
            self.scan = self._kept(cleaned.get("kept", ""))
            if not self.scan:
                self.add_error("letter", _("Choose the scan of the letter."))
        return cleaned

    def _receive(self, file):
        try:
            self.scan = letters.receive(file)
        except LetterRefused as refusal:
            self.add_error("letter", words_of(refusal))
            return
        kept = {"scan": self.scan, "name": file.name[:100], "by": self.by.pk}
        self.data = self.data.copy()
        self.data["kept"] = signing.dumps(kept, salt=_SALT)

    def _kept(self, signed):
        """The name of the scan that was kept, "" where there is none any more."""
        try:
            kept = signing.loads(signed, salt=_SALT, max_age=letters.WAITS)
        except signing.BadSignature:
            return ""
        return kept["scan"] if kept["by"] == self.by.pk and letters.waiting(kept["scan"]) else ""

    @property
    def file_name(self):
        """What the sender's machine calls the scan that is kept, "" where none is."""
        try:
            return signing.loads(self.data.get("kept", ""), salt=_SALT, max_age=datetime.timedelta(days=1))["name"]
        except signing.BadSignature:
            return ""

    def read_again(self, *, seen):
        """Let the next sending be over the ballot ``seen``."""
        self.data = self.data.copy()
        self.data["seen"] = str(seen)
