"""Whether two spellings may be one person's name, and finding such names among many. Pure.

Nothing here says that two people are one: it finds whom to ask about. Names in different scripts
can't be compared.
"""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from charter_portal.text.normalising import search_key

# Likenesses from 0 to 100. At SAME the same words are there, in another order or otherwise joined.
SAME = 100
NEAR = 70
# Below this, whole names are too far apart for the closer look to find them alike.
_WORTH_A_LOOK = 72
# The same for names that have a word in common: "MAINGUET O." and "MAINGUET Olivier".
_WITH_A_SHARED_WORD = 60
_TOO_COMMON = 1000
_VOWELS = str.maketrans("", "", "aeiouyw")


class Name(NamedTuple):
    """A surname and a given name, as typed."""

    surname: str
    given_name: str

    @property
    def key(self):
        """The name without case, accents or punctuation."""
        return search_key(f"{self.surname} {self.given_name}")


class _Prepared(NamedTuple):
    """A Name taken apart once, since comparing many names would take each apart again and again."""

    surname: str  # keys, as one run of letters
    given_name: str
    surname_words: frozenset
    given_words: frozenset
    words: tuple  # of both, sorted
    run: str

    @classmethod
    def of(cls, name):
        surname, given_name = search_key(name.surname).split(), search_key(name.given_name).split()
        return cls(
            "".join(surname),
            "".join(given_name),
            frozenset(surname),
            frozenset(given_name),
            tuple(sorted(surname + given_name)),
            "".join(surname + given_name),
        )


def likeness(one, other):
    """How far two Names may be one person's: from 0 (no) through NEAR (ask) to SAME (the same words)."""
    return _likeness(_Prepared.of(one), _Prepared.of(other))


def _likeness(one, other):
    if one.words == other.words or one.run == other.run:
        return SAME
    straight = _both_halves(one.surname, one.given_name, other.surname, other.given_name)
    if straight >= NEAR:
        return straight
    crossed = max(
        _both_halves(one.surname, one.given_name, other.given_name, other.surname),
        _both_halves(one.given_name, one.surname, other.surname, other.given_name),
    )
    return max(straight, crossed - 5 if crossed else 0, _contained(one, other))


def _both_halves(our_surname, our_given, their_surname, their_given):
    """Likeness of two names by halves; both have to be alike."""
    surname = _word_likeness(our_surname, their_surname)
    if not surname:
        return 0
    given = max(_word_likeness(our_given, their_given), _initial(our_given, their_given))
    # Both halves misspelt: each by little, and in words long enough for it to show.
    if surname < 100 and given < 100 and min(surname, given) < 80:
        return 0
    return (surname + given) / 2 if given else 0


def _initial(one, other):
    """Likeness of "O" and "Olivier"."""
    short, long = sorted((one, other), key=len)
    return 80 if len(short) == 1 and long.startswith(short) else 0


@lru_cache(maxsize=50_000)
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
    if not one.given_words & other.given_words or all(
        len(word) < 3 for word in one.surname_words & other.surname_words
    ):
        return 0
    ours, theirs = one.surname_words | one.given_words, other.surname_words | other.given_words
    return 80 if ours <= theirs or ours >= theirs else 0


class NameIndex:
    """Names under which people are known, to be searched exactly or nearly. Each id may bear several names."""

    def __init__(self, names=()):
        self._exact = defaultdict(set)
        self._names = []
        self._sorted = []
        self._marked = defaultdict(list)
        for identifier, name in names:
            self.add(identifier, name)

    def add(self, identifier, name):
        """Note that ``identifier`` is known as ``name``."""
        words = name.key.split()
        self._exact[name.key].add(identifier)
        for mark in _marks(words):
            self._marked[mark].append(len(self._names))
        self._names.append((identifier, _Prepared.of(name)))
        self._sorted.append("".join(sorted(words)))

    def exactly(self, name):
        """The identifiers known as ``name``, whatever the case and accents."""
        return set(self._exact.get(name.key, ()))

    def near(self, name, *, thorough=True):
        """{identifier: likeness} of those whose name is alike, exactly the same key included.

        Without ``thorough``, only names that have a word in common, or its consonants, are looked at: for comparing
        everyone with everyone.
        """
        words = name.key.split()
        positions = self._marked_alike(words)
        if thorough:
            positions |= self._close("".join(sorted(words)), self._sorted, _WORTH_A_LOOK)
        prepared = _Prepared.of(name)
        found = {}
        for position in positions:
            identifier, known = self._names[position]
            score = _likeness(prepared, known)
            if score >= NEAR:
                found[identifier] = max(score, found.get(identifier, 0))
        return found

    def _marked_alike(self, words):
        """Positions of the names that share two marks with ``words``, or one and look somewhat like them."""
        shared = defaultdict(int)
        for mark in _marks(words):
            bearers = self._marked.get(mark, ())
            # A mark that so many bear tells nobody apart.
            for position in bearers if len(bearers) <= _TOO_COMMON else ():
                shared[position] += 1
        once = {position: self._sorted[position] for position, times in shared.items() if times == 1}
        twice = {position for position, times in shared.items() if times > 1}
        return twice | self._close("".join(sorted(words)), once, _WITH_A_SHARED_WORD)

    @staticmethod
    def _close(key, known, cutoff):
        found = process.extract(key, known, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
        return {position for _name, _score, position in found}


def _marks(words):
    """What a name is looked up by: its words, their consonants, and all of it in one run."""
    marks = {word for word in words if len(word) > 2}
    marks |= {f"~{bones}" for word in words if len(bones := _bones(word)) > 2 and bones != word}
    return marks | {"=" + "".join(words)}
