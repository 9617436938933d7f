"""Passages of a text: naming one, finding one that someone quotes, carrying one to the next wording. Pure functions.

Offsets count code points of the text in its canonical form (``paragraphs.canonical``); a browser counts UTF-16 units.

A passage is carried through the comparison of both wordings, never searched for by its words alone: a search finds
lookalikes elsewhere. What stands there now is compared with what was quoted; whether the passage moved, changed, needs
a person or is gone follows from how alike the two are.
"""

import enum
import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from .comparing import DELETE, EQUAL, INSERT, compare

CONTEXT = 32
"""Characters kept before and after a passage, to tell it from others with the same words."""

CHANGED_FROM = 0.75  # likeness of what was quoted and of what stands there now, 0 to 1
KEPT_AT_LEAST = 0.5  # of the characters quoted
ALL_KEPT = 0.95  # of the characters quoted: the words are all there, others came between them
DECIDE_FROM = 0.5  # likeness


class State(enum.Enum):
    """What became of a passage: the same words, other words, a person has to decide, gone."""

    MOVED = "moved"
    CHANGED = "changed"
    TO_DECIDE = "to_decide"
    ORPHAN = "orphan"


class Anchor(NamedTuple):
    """A passage of a text: where it stands, its words, and what stands before and after."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


class Carried(NamedTuple):
    """Where a passage stands in another wording, or nowhere (0, 0); how alike the words are, 0 to 1."""

    state: State
    start: int = 0
    end: int = 0
    likeness: float = 0.0


class PassageNotFound(ValueError):
    """The words quoted are not in the text, or stand there more than once: ``count`` says how often."""

    def __init__(self, count):
        super().__init__(count)
        self.count = count


def anchor(text, start, end):
    """The Anchor of ``text[start:end]``, white space at its ends left out. Raises ValueError for an empty passage."""
    if not 0 <= start < end <= len(text):
        raise ValueError("no passage of the text")
    quote = text[start:end]
    start, end = start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())
    if start >= end:
        raise ValueError("an empty passage")
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def from_utf16(text, units):
    """The offset in code points of an offset in UTF-16 units, as JavaScript counts. Inside a pair: before it."""
    seen = 0
    for place, character in enumerate(text):
        if seen >= units:
            return place
        seen += 2 if ord(character) > 0xFFFF else 1
        if seen > units:
            return place
    return len(text)


def to_utf16(text, offset):
    """The offset in UTF-16 units, as JavaScript counts, of an offset in code points."""
    return len(text[:offset].encode("utf-16-le")) // 2


def locate(text, quote, *, prefix="", suffix=""):
    """The Anchor of the words ``quote`` in ``text``; where it stands and its words are those of ``text``.

    White space, letters' case, kinds of apostrophes, quotation marks and hyphens, Arabic vowel marks, stretched lines:
    they make no difference. Where the words stand several times, the one between ``prefix`` and ``suffix`` is meant.
    Raises PassageNotFound where that leaves none, or several.
    """
    found = _spans_of(text, quote)
    if len(found) > 1 and (prefix or suffix):
        found = [
            (start, end)
            for start, end in found
            if _folded(text[:start]).endswith(_folded(prefix)) and _folded(text[end:]).startswith(_folded(suffix))
        ]
    if len(found) != 1:
        raise PassageNotFound(len(found))
    return anchor(text, *found[0])


def occurrences(text, quote):
    """An Anchor for each place where the words ``quote`` stand in ``text``, as ``locate`` finds them."""
    return [anchor(text, start, end) for start, end in _spans_of(text, quote)]


# Marks that writers and their phones use for one another; invisible ones that nobody types.
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032"
_QUOTATION = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_KINDS = {mark: f"[{re.escape(marks)}]" for marks in (_APOSTROPHES, _QUOTATION, _HYPHENS) for mark in marks}
_UNTYPED = "\u0640\u064b-\u0652\u0670\u00ad\u200b-\u200f\u061c\u2060\ufeff"  # tatweel, vowel marks, invisible
_LEFT_OUT = re.compile(f"[{_UNTYPED}]")
_BETWEEN = f"[{_UNTYPED}]*"


def _spans_of(text, quote):
    words = _LEFT_OUT.sub("", quote).split()
    if not words:
        return []
    pattern = re.compile(rf"\s[\s{_UNTYPED}]*".join(map(_pattern, words)), re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


def _pattern(word):
    """What matches ``word`` however its marks are typed, the vowel marks of its last letter included."""
    return "".join(_KINDS.get(character, re.escape(character)) + _BETWEEN for character in word)


def _folded(text):
    text = _LEFT_OUT.sub("", text)
    for marks in (_APOSTROPHES, _QUOTATION, _HYPHENS):
        text = re.sub(f"[{re.escape(marks)}]", marks[0], text)
    return " ".join(text.split()).casefold()


class Route:
    """The way from one wording to another, for any number of passages: both texts are compared once."""

    def __init__(self, old, new):
        self.old, self.new = old, new
        self.spans = _spans(old, new)

    def carry(self, start, end):
        """The Carried of the passage ``old[start:end]``."""
        quote = self.old[start:end]
        here = self._image(start, end)
        if here is None:
            return Carried(State.ORPHAN)
        words = self.new[slice(*here)]
        alike = Levenshtein.normalized_similarity(quote, words)
        kept = self._kept(start, end) / len(quote)
        state = _state(alike, kept)
        return Carried(State.ORPHAN) if state is State.ORPHAN else Carried(state, *here, alike)

    def _kept(self, start, end):
        """How many characters of the passage still stand in the new wording."""
        return sum(max(0, min(end, old + length) - max(start, old)) for old, _new, length in self.spans)

    def _image(self, start, end):
        """(start, end) in the new wording between the first and last kept characters of the passage, or None."""
        touched = [span for span in self.spans if span[0] < end and start < span[0] + span[2]]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        begin = first[1] + max(0, start - first[0])
        finish = last[1] + min(last[2], end - last[0])
        return begin, finish


def _state(alike, kept):
    if alike == 1:
        return State.MOVED
    if (alike >= CHANGED_FROM and kept >= KEPT_AT_LEAST) or (alike >= DECIDE_FROM and kept >= ALL_KEPT):
        return State.CHANGED
    return State.TO_DECIDE if alike >= DECIDE_FROM else State.ORPHAN


def _spans(old, new):
    """[(start in old, start in new, length)] of what both texts share, in the order of ``old``.

    The texts are compared whole, so that paragraphs that were split or merged are followed; then paragraphs that were
    put elsewhere are looked for among those that seem to be new.
    """
    spans, at, place = [], 0, 0
    for op, words in compare(old, new, to_be_read=False):
        if op == EQUAL:
            spans.append((at, place, len(words)))
        at += len(words) if op != INSERT else 0
        place += len(words) if op != DELETE else 0
    for here, there, text in _put_elsewhere(old, new, spans):
        spans = [span for span in spans if not _overlap(span[0], span[2], here, len(text))]
        spans.append((here, there, len(text)))
    return sorted(spans)


def _put_elsewhere(old, new, spans):
    """[(start in old, start in new, paragraph)] of whole paragraphs that left their place and stand once elsewhere."""
    before = [(at, text) for at, text in _paragraphs(old) if 2 * _shared(spans, 0, at, text) < len(text)]
    after = [(at, text) for at, text in _paragraphs(new) if 2 * _shared(spans, 1, at, text) < len(text)]
    for at, text in before:
        places = [place for place, other in after if other == text]
        if len(places) == 1 and sum(other == text for _at, other in before) == 1:
            yield at, places[0], text


def _shared(spans, side, at, text):
    return sum(max(0, min(at + len(text), span[side] + span[2]) - max(at, span[side])) for span in spans)


def _overlap(start, length, other, other_length):
    return start < other + other_length and other < start + length


def _paragraphs(text):
    """[(offset, paragraph)] of a canonical text."""
    found, at = [], 0
    for part in text.split("\n\n"):
        if part:
            found.append((at, part))
        at += len(part) + 2
    return found


def carry(passage, old, new):
    """The Carried of an Anchor of ``old`` in ``new``."""
    return Route(old, new).carry(passage.start, passage.end)
