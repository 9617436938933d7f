"""Whether two spellings may be one person's name, and finding such names among many. Pure.

Nothing here says that two people are one: it finds whom to ask about. Names in different scripts
can't be compared.
"""

from collections import defaultdict
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from charter_portal.text.normalising import search_key

# Likenesses from 0 to 100. At SAME the same words are there, in another order or otherwise joined.
SAME = 100
NEAR = 70
# Below this, whole names are too far apart for the closer look to find them alike.
_WORTH_A_LOOK = 72
_VOWELS = str.maketrans("", "", "aeiouyw")


class Name(NamedTuple):
    """A surname and a given name, as typed."""

    surname: str
    given_name: str

    @property
    def key(self):
        """The name without case, accents or punctuation."""
        return search_key(f"{self.surname} {self.given_name}")


def likeness(one, other):
    """How far two Names may be one person's: from 0 (no) through NEAR (ask) to SAME (the same words)."""
    if "".join(sorted(one.key.replace(" ", ""))) == "".join(sorted(other.key.replace(" ", ""))):
        # The same letters: worth a look at their order before anything else.
        ours, theirs = one.key.split(), other.key.split()
        if sorted(ours) == sorted(theirs) or "".join(ours) == "".join(theirs):
            return SAME
    straight = _both_parts(_parts(one), _parts(other))
    if straight >= NEAR:
        return straight
    crossed = _both_parts(_parts(one), _parts(other)[::-1])
    return max(straight, crossed - 5 if crossed else 0, _contained(one, other))


def _parts(name):
    return search_key(name.surname), search_key(name.given_name)


def _both_parts(ours, theirs):
    """Likeness of two (surname, given name) pairs of keys; both halves have to be alike."""
    surname = _word_likeness(*(key.replace(" ", "") for key in (ours[0], theirs[0])))
    given = max(_word_likeness(*(key.replace(" ", "") for key in (ours[1], theirs[1]))), _initial(ours[1], theirs[1]))
    # Both halves misspelt: each by little, and in words long enough for it to show.
    if surname and given and surname < 100 and given < 100 and min(surname, given) < 80:
        return 0
    return (surname + given) / 2 if surname and given else 0


def _initial(one, other):
    """Likeness of "O" and "Olivier"."""
    short, long = sorted((one, other), key=len)
    return 80 if len(short) == 1 and long.startswith(short) else 0


def _word_likeness(one, other):
    """Likeness of two words or runs of words: 100 if equal, 0 if they are two different names."""
    if one == other:
        return 100 if one else 0
    longest = max(len(one), len(other))
    shortest = min(len(one), len(other))
    if shortest < 3:
        return 0
    if longest < 6 and one[0] != other[0]:
        return 0  # Short names that begin otherwise are other names: Ahmed is not Mohamed in four Arabic letters.
    apart = OSA.distance(one, other)
    allowed = 0 if longest < 4 else 1 if longest < 7 else 2 if longest < 14 else 3
    score = 100 * (1 - apart / longest)
    if apart <= allowed:
        return max(score, NEAR)
    # Transcriptions differ by their vowels: Mohamed, Muhammad, Mouhamed.
    if len(_bones(one)) >= 3 and _bones(one) == _bones(other) and one[0] == other[0] and score >= 55:
        return max(score, NEAR)
    return 0


def _bones(word):
    """``word`` without vowels and doubled letters."""
    bare = word.translate(_VOWELS)
    return "".join(letter for i, letter in enumerate(bare) if i == 0 or letter != bare[i - 1])


def _contained(one, other):
    """Likeness of "LAKHAL BEN SABER Raoudha" and "LAKHAL Raoudha", "Marc" and "Marc-Alexandre"."""
    (our_surname, our_given), (their_surname, their_given) = (
        tuple(set(key.split()) for key in _parts(name)) for name in (one, other)
    )
    within = (our_surname | our_given) <= (their_surname | their_given) or (our_surname | our_given) >= (
        their_surname | their_given
    )
    shared = {word for word in (our_surname & their_surname) if len(word) > 2}
    return 80 if within and shared and our_given & their_given else 0


class NameIndex:
    """Names under which people are known, to be searched exactly or nearly. ``ids`` may bear several names."""

    def __init__(self, names=()):
        self._exact = defaultdict(set)
        self._names = []
        self._sorted = []
        self._by_word = defaultdict(set)
        for identifier, name in names:
            self.add(identifier, name)

    def add(self, identifier, name):
        """Note that ``identifier`` is known as ``name``."""
        key = name.key
        words = key.split()
        self._exact[key].add(identifier)
        for word in words:
            self._by_word[word].add(len(self._names))
        self._names.append((identifier, name))
        self._sorted.append("".join(sorted(words)))

    def exactly(self, name):
        """The identifiers known as ``name``, whatever the case and accents."""
        return set(self._exact.get(name.key, ()))

    def near(self, name):
        """{identifier: likeness} of those whose name is alike, exactly the same key included."""
        found = {}
        for position in self._worth_a_look(name.key.split()):
            identifier, known = self._names[position]
            score = likeness(name, known)
            if score >= NEAR:
                found[identifier] = max(score, found.get(identifier, 0))
        return found

    def _worth_a_look(self, words):
        """Positions of the names that share two words with ``words``, or look like them as a whole."""
        seen = defaultdict(int)
        for word in set(words):
            # A word that hundreds bear (a title, "ben") tells nobody apart, and the whole-name look covers it.
            if len(self._by_word.get(word, ())) <= 300:
                for position in self._by_word.get(word, ()):
                    seen[position] += len(word) > 2
        positions = {position for position, shared in seen.items() if shared}
        close = process.extract(
            "".join(sorted(words)), self._sorted, scorer=fuzz.ratio, score_cutoff=_WORTH_A_LOOK, limit=None
        )
        return positions | {position for _name, _score, position in close}
