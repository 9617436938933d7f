"""Invisible characters that do harm, and keeping them out. Pure, but for the validator's words.

Some reorder the text around them: the explicit formatting characters of Unicode UAX #9, embeddings, overrides and
isolates (U+202A to U+202E, U+2066 to U+2069). A name or a figure that holds one can be shown otherwise than it is
stored. The marks U+200E, U+200F and U+061C only say which way a neighbour belongs; Arabic needs them beside Latin words
and figures, so they stay.

Others can't be printed: control characters and those that Unicode says are none. XML has no place for them (XML 1.0,
2.2), so that a text that holds one could never be given as a Word file. The tab and what ends a line are none of them.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
# Line breaks of typewriters, which word processors still give.
_BREAKS = re.compile("[\x0b\x0c]")


def reorders(text):
    """Whether ``text`` holds a character that reorders what stands around it."""
    return _CONTROLS.search(text) is not None


def without_controls(text):
    """``text`` without the characters that reorder what stands around them and those that can't be printed."""
    return _CONTROLS.sub("", _UNPRINTABLE.sub("", _BREAKS.sub("\n", text)))


def refuse_controls(value):
    """Validate a text that someone typed. Raises ValidationError that says after which words the character stands."""
    if not isinstance(value, str):
        return
    if found := _UNPRINTABLE.search(value):
        raise ValidationError(
            _("After “%(before)s” stands an invisible character (%(code)s). Delete the text and type it again."),
            code="unprintable",
            params=_place(value, found),
        )
    if found := _CONTROLS.search(value):
        raise ValidationError(
            _(
                "After “%(before)s” stands an invisible character (%(code)s) that changes the order of the letters. "
                "Delete the text from there on and type it again."
            ),
            code="reordering",
            params=_place(value, found),
        )


def _place(value, found):
    """Before what ``found``, a match, stands in ``value``, and the character as Unicode writes it."""
    return {"before": value[max(0, found.start() - 20) : found.start()], "code": f"U+{ord(found[0]):04X}"}
