"""French typography: the spaces that no line may break, put in when a text is shown. Pure functions.

What is stored stays as it was typed: sealed words, digests, and the data that the portal gives never pass through here.
"""

import re

NO_BREAK = "\u00a0"
# Marks that French writes after a space, and that must not begin a line.
_AFTER_A_SPACE = tuple((f" {mark}", f"{NO_BREAK}{mark}") for mark in ":;?!»%")
_WORD = re.compile(r"\S+")
_OPENED = re.compile(r"«(?=\S)")
_LACKING = re.compile(r"«\S|\S»")
_CLOSED = re.compile(r"(?<=\S)»")


def french(text):
    """``text``, in French, with a no-break space before ``: ; ? ! » %`` and after ``«``.

    Only where a plain space stands there, or where a guillemet lacks its space; so addresses, which have no space, are
    left alone. The space is U+00A0 before every mark: U+202F, thinner, would be finer before ``; ? !``, but older
    phones have no glyph for it, and readers who search or copy would meet two kinds of space.
    """
    for plain, kept in _AFTER_A_SPACE:
        text = text.replace(plain, kept)
    if "«" in text or "»" in text:
        text = text.replace("« ", f"«{NO_BREAK}")
        if _LACKING.search(text):
            text = _WORD.sub(_inside_guillemets, text)
    return text


def _inside_guillemets(found):
    """The word that ``found`` matched with the spaces that its guillemets lack; an address as it is."""
    word = found[0]
    return word if "://" in word else _CLOSED.sub(f"{NO_BREAK}»", _OPENED.sub(f"«{NO_BREAK}", word))
