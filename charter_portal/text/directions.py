"""Invisible characters that reorder the text around them, and keeping them out. Pure, but for the validator's words.

These are the explicit formatting characters of Unicode UAX #9: embeddings, overrides and isolates (U+202A to U+202E,
U+2066 to U+2069). A name or a figure that holds one can be shown otherwise than it is stored. The marks U+200E, U+200F
and U+061C only say which way a neighbour belongs; Arabic needs them beside Latin words and figures, so they stay.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def reorders(text):
    """Whether ``text`` holds a character that reorders what stands around it."""
    return _CONTROLS.search(text) is not None


def without_controls(text):
    """``text`` without the characters that reorder what stands around them."""
    return _CONTROLS.sub("", text)


def refuse_controls(value):
    """Validate a text that someone typed. Raises ValidationError that says after which words the character stands."""
    found = _CONTROLS.search(value) if isinstance(value, str) else None
    if found:
        raise ValidationError(
            _(
                "After “%(before)s” stands an invisible character (%(code)s) that changes the order of the letters. "
                "Delete the text from there on and type it again."
            ),
            code="reordering",
            params={"before": value[max(0, found.start() - 20) : found.start()], "code": f"U+{ord(found[0]):04X}"},
        )
