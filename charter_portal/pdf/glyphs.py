"""Characters that the shipped fonts can show, and what is printed in place of the others.

A character without a glyph would print as a box and break PDF/UA, which asks that every glyph have a meaning.
"""

import re
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
# Better than what Unicode's own compatibility forms would give.
KIN = {"\u202f": "\u00a0", "\u2011": "-", "\u2192": "–", "\ufffd": "?"}
INVISIBLE = {"Cc", "Cf"}
# Longer than any word and most addresses, which whoever copies them from the PDF should find whole.
LONGEST_WORD = 70
_LETTER = re.compile(r"&[#\w]+;|[^&]|&")
_TEXT = re.compile(r">[^<]+")
_LONG = re.compile(rf"(?:&[#\w]{{1,10}};|[^\s<>&]){{{LONGEST_WORD + 1},}}")


def covered(folder=FONTS):
    """The code points that some font of ``folder`` has a glyph for, as a set of int."""
    points = set()
    for path in sorted(folder.glob("*.woff2")):
        with TTFont(path, lazy=True) as font:
            points |= set(font.getBestCmap())
    return frozenset(points)


def printable(text, points):
    """``text`` with every character that no font shows replaced by its kin, its plain form, or ``?``."""
    text = unicodedata.normalize("NFC", text)
    missing = {c for c in set(text) if ord(c) not in points and unicodedata.category(c) not in INVISIBLE}
    return text.translate({ord(c): _stand_in(c, points) for c in missing}) if missing else text


def _stand_in(character, points):
    plain = KIN.get(character) or unicodedata.normalize("NFKC", character)
    return plain if all(ord(c) in points for c in plain) else "?"


def breakable(html):
    """``html`` with a place to break in each word that is too long for a line; attributes are left alone.

    ``overflow-wrap`` would do it, but WeasyPrint then breaks short words too, where an element begins within a line.
    """
    return _TEXT.sub(lambda text: _LONG.sub(_broken, text[0]), html)


def _broken(word):
    letters = _LETTER.findall(word[0])
    parts = (letters[start : start + LONGEST_WORD] for start in range(0, len(letters), LONGEST_WORD))
    return "\u200b".join("".join(part) for part in parts)
