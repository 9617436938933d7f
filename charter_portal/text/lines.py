"""Fields for texts of one line, such as names: no line breaks, nothing invisible, and for a name something to see."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .directions import refuse_controls

# Marks that say which way a neighbour belongs, and those that part or join letters: writing needs them.
_NEEDED = set("\u200c\u200d\u200e\u200f\u061c")
# Letters by their category, although nothing is seen of them: the fillers of Hangul.
_FILLERS = re.compile("[\u115f\u1160\u3164\uffa0]")


def _is_invisible(character):
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn"} and character not in _NEEDED


def refuse_invisible(value):
    """Validate a line that someone typed. Raises ValidationError that says after which words the character stands."""
    place = next((place for place, character in enumerate(value) if _is_invisible(character)), None)
    if place is not None:
        raise ValidationError(
            _("After “%(before)s” stands an invisible character (%(code)s). Delete the text and type it again."),
            code="invisible",
            params={"before": value[max(0, place - 20) : place], "code": f"U+{ord(value[place]):04X}"},
        )


def refuse_unreadable(value):
    """Validate a name. Raises ValidationError where it has no letter that can be seen."""
    if not any(character.isalpha() for character in _FILLERS.sub("", value)):
        raise ValidationError(_("Write a name that has at least one letter."), code="unreadable")


class LineField(forms.CharField):
    """A text of one line: line breaks and runs of blanks become one blank, invisible characters are refused."""

    default_validators = [refuse_controls, refuse_invisible]

    def to_python(self, value):
        """The text with single blanks."""
        value = super().to_python(value)
        return " ".join(value.split()) if isinstance(value, str) else value


class NameField(LineField):
    """A name: a line with at least one letter."""

    default_validators = [*LineField.default_validators, refuse_unreadable]
