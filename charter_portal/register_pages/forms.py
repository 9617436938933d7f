"""Forms of the register's public pages: what to look for, what to check."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from charter_portal.register.models import Entry

LARGEST_FILE = 20 * 1024 * 1024  # bytes
_HASH = re.compile(r"[0-9a-f]{64}")


class EntriesForm(forms.Form):
    """Which entries to show."""

    act = forms.ChoiceField(label=_("Act"), required=False, choices=[("", _("All acts")), *Entry.Act.choices])
    about = forms.CharField(label=_("About"), required=False, max_length=200)


class CheckForm(forms.Form):
    """A hash or a digest as it is printed, or a file that one holds."""

    digest = forms.CharField(
        label=_("Hash or digest"),
        required=False,
        max_length=200,
        help_text=_("64 digits and letters from a to f, as on a PDF or a receipt; spaces don't matter."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("A PDF that the portal issued, or an export of the register. The file is read and not kept."),
    )

    def clean_digest(self):
        """The 64 digits without spaces, in lower case."""
        digest = re.sub(r"\s", "", self.cleaned_data["digest"]).lower()
        if digest and not _HASH.fullmatch(digest):
            raise forms.ValidationError(
                _("A hash has 64 digits and letters from a to f; this has %(count)s characters. Copy it whole."),
                params={"count": len(digest)},
            )
        return digest

    def clean_file(self):
        """The file, if it is not too large to be read at once."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 20 MB. Compute its SHA-256 and enter that instead."))
        return file

    def clean(self):
        """One of the two, and one only: what was found is told of that one."""
        cleaned = super().clean()
        given = [name for name in ("digest", "file") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            self.add_error("digest", _("Enter a hash or choose a file, one of the two."))
        return cleaned
