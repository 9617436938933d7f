"""What everyone reads of a council's words that the commission hid."""

import copy

from django.utils.translation import get_language

from ...reading.hiding import veiled


def veiled_choice(choice):
    """A Choice with its instrument, or where it is hidden a copy that says so, in the active language."""
    found = veiled(choice, "text", "quote")
    if found is not choice:
        # The language of the words is that of the instrument.
        found.instrument = copy.copy(choice.instrument)
        found.instrument.language = get_language()
    return found
