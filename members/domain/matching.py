"""Whether two spellings may be one person's name, and finding such names among many. Pure.

Nothing here says that two people are one: it finds whom to ask about. Names in different scripts
can't be compared.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
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
# The same for the letters, in any order, of names that have a word in common: transcriptions differ by many vowels.
_WITH_A_SHARED_WORD = 65
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


@lru_cache(maxsize=200_000)
def _word_likeness(one, other):
    """Likeness of two words or runs of words: 100 if equal, 0 if they are two different names."""
    if one == other:
        return 100 if one else 0
    longest = max(len(one), len(other))
    shortest = min(len(one), len(other))
    if shortest < 3 or shortest < 0.55 * longest:
        return 0  # Too short, or of lengths so different that none of the comparisons below could succeed.
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


@lru_cache(maxsize=50_000)
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
        self._sorted = []  # the words of each name in alphabetical order, as one text
        self._letters = []  # the letters of each name in alphabetical order
        self._marked = defaultdict(list)  # mark → positions in _names, ascending
        self._initialled = set()
        for identifier, name in names:
            self.add(identifier, name)

    def add(self, identifier, name):
        """Note that ``identifier`` is known as ``name``."""
        prepared = _Prepared.of(name)
        self._exact[name.key].add(identifier)
        for mark in {mark for marks in _marks(prepared) for mark in marks}:
            self._marked[mark].append(len(self._names))
        if len(prepared.given_name) == 1:
            self._initialled.add(len(self._names))
        self._names.append((identifier, prepared))
        self._sorted.append("".join(prepared.words))
        self._letters.append(_letters(prepared))

    def exactly(self, name):
        """The identifiers known as ``name``, whatever the case and accents."""
        return set(self._exact.get(name.key, ()))

    def near(self, name):
        """{identifier: likeness} of those whose name is alike, exactly the same key included."""
        prepared = _Prepared.of(name)
        positions = self._marked_alike(prepared)
        positions |= self._close("".join(prepared.words), self._sorted, _WORTH_A_LOOK)
        return self._alike(prepared, positions)

    def pairs(self):
        """{(identifier, identifier): likeness} of all that are alike, the smaller identifier first.

        Only names that have a word in common, or its consonants, are compared. 5,000 people whose names are invented
        from forty frequent surnames and as many given names take 1.2 to 1.8 s of CPU, all with rare names 0.1 s.
        """
        found = {}
        for position, (identifier, prepared) in enumerate(self._names):
            positions = self._marked_alike(prepared, after=position)
            for other, score in self._alike(prepared, positions).items():
                if other != identifier:
                    pair = (min(identifier, other), max(identifier, other))
                    found[pair] = max(score, found.get(pair, 0))
        return found

    def _alike(self, prepared, positions):
        """{identifier: likeness} of the names at ``positions`` that are alike."""
        found = {}
        for position in positions:
            identifier, known = self._names[position]
            score = _likeness(prepared, known)
            if score >= NEAR:
                found[identifier] = max(score, found.get(identifier, 0))
        return found

    def _marked_alike(self, prepared, after=-1):
        """Positions, beyond ``after``, of names that share two words with ``prepared``, or one and look a bit alike."""
        shared = Counter()
        for marks in _marks(prepared):
            bearers = set()
            for mark in marks:
                positions = self._marked.get(mark, ())
                # A mark that so many bear tells nobody apart.
                if len(positions) <= _TOO_COMMON:
                    bearers.update(positions[bisect_right(positions, after) :])
            shared.update(bearers)
        if len(prepared.given_name) == 1:
            return set(shared)  # "O." is far from "Olivier" letter by letter.
        sure = {position for position, times in shared.items() if times > 1 or position in self._initialled}
        once = {position: self._letters[position] for position in shared.keys() - sure}
        return sure | self._close(_letters(prepared), once, _WITH_A_SHARED_WORD)

    @staticmethod
    def _close(key, known, cutoff):
        found = process.extract(key, known, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
        return {position for _name, _score, position in found}


def _letters(prepared):
    return "".join(sorted(prepared.run))


def _marks(prepared):
    """What a name is looked up by, as one tuple a word: the word and its consonants; and all of it in one run."""
    marks = []
    for word in set(prepared.words):
        bones = _bones(word)
        marks.append(((word,) if len(word) > 2 else ()) + ((f"~{bones}",) if len(bones) > 2 else ()))
    return [*marks, ("=" + prepared.run,)]
