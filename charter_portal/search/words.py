"""Words of a text as they are searched: without case, accents and Arabic marks, and cut to their stem. Pure functions.

A *token* is what the index holds of a word: letters a to z and digits alone, so that both databases read it as one word
and no query language is reached through it. Its first letter says in which language the word was cut: what is written
in French is looked for by French stems, whatever the reader's language.
"""

import functools
import re
import threading
import unicodedata
from importlib.metadata import version
from typing import NamedTuple

import snowballstemmer

from charter_portal.text.normalising import search_key

# Counted up when the same words would make other tokens: the index is then made anew.
VERSION = f"1 with snowballstemmer {version('snowballstemmer')}"
LONGEST = 64  # letters of a word; more is no word that anyone looks for
# Marks that stand on letters or between them, within one word: accents, Arabic vowels, tatweel, joiners, soft hyphens.
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d"
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")
_UNSEEN = re.compile("[\u00ad\u200c\u200d]")
_PLAIN = re.compile("[a-z0-9]")
_LETTERS = {"fr": "f", "en": "e", "ar": "a"}
LANGUAGES = tuple(_LETTERS)


class Word(NamedTuple):
    """A word of a text: offsets in code points, and its letters folded."""

    start: int
    end: int
    folded: str


def words_in(text):
    """The Word of each word of ``text``; an apostrophe and a hyphen part words."""
    for found in _WORD.finditer(text):
        if folded := fold(found[0]):
            yield Word(found.start(), found.end(), folded)


@functools.lru_cache(maxsize=50_000)
def fold(word):
    """A word without case, accents and marks: see ``search_key``; "" where nothing is left.

    >>> fold("Œuvre"), fold("الإتَاحَة")
    ('oeuvre', 'الاتاحه')
    """
    # First one form for letters that look otherwise, such as ﬁ and ﻻ: case is folded after that.
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", word))
    return search_key(plain).replace(" ", "")[:LONGEST]


@functools.lru_cache(maxsize=50_000)
def token(folded, language):
    """What the index holds of a folded word of a text in ``language``: its stem, in letters a to z and digits.

    >>> token("donnees", "fr"), token("donnee", "fr")
    ('fdonn', 'fdonn')
    """
    stem = _STEMS[language](folded) or folded
    written = "".join(letter if _PLAIN.fullmatch(letter) else f"x{ord(letter):x}" for letter in stem)
    return _LETTERS[language] + written


def tokens(text, language):
    """The tokens of a text, in its order, a list."""
    return [token(word.folded, language) for word in words_in(text)]


class _Stemmers(threading.local):
    """Snowball's stemmers keep the word that they cut in themselves: a thread has its own."""

    def __init__(self):
        self.french = snowballstemmer.stemmer("french")
        self.english = snowballstemmer.stemmer("english")


_stemmers = _Stemmers()


def _french(folded):
    """Snowball's stem, without what it leaves where it misses the accents: "donnee", "donnees", "publique"."""
    stem = _stemmers.french.stemWord(folded)
    for ending, instead in (("s", ""), ("e", ""), ("e", ""), ("qu", "c")):
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            stem = stem.removesuffix(ending) + instead
    return stem


def _english(folded):
    return _stemmers.english.stemWord(folded)


# Snowball's Arabic takes the first letter of many words for a preposition: it cuts بيانات, "data", to يانا, and to
# another stem with its article. These are the beginnings and ends that Larkey's light10 takes off, on folded letters.
_BEGINNINGS = ("وال", "بال", "كال", "فال", "لل", "ال")
_ENDS = ("هم", "ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def _arabic(folded):
    stem = folded
    for beginning in _BEGINNINGS:
        if stem.startswith(beginning) and len(stem) >= len(beginning) + 2:
            stem = stem.removeprefix(beginning)
            break
    for end in _ENDS:
        if stem.endswith(end) and len(stem) >= len(end) + 3:
            stem = stem.removesuffix(end)
    return stem


_STEMS = {"fr": _french, "en": _english, "ar": _arabic}
