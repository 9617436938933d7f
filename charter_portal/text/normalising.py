"""Comparing and sorting names and words across case, accents and Arabic letter forms. Pure functions."""

import re
import unicodedata

# Arabic letters that writers use for one another, and the mark that only stretches a line (tatweel).
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه", "ـ": None})
_LATIN = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def search_key(text):
    """``text`` without case, accents, vowel marks and punctuation; words separated by one space.

    >>> search_key("Côte d'Ivoire")
    'cote d ivoire'
    """
    # The Arabic letters are folded before decomposition would split their hamza off, the Latin after it.
    folded = unicodedata.normalize("NFC", text).casefold().translate(_ARABIC).translate(_LATIN)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))
