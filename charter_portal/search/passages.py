"""Passages of a text that hold what was looked for, cut from the words as they were written. Pure functions."""

import re
from typing import NamedTuple

from charter_portal.text.marking import marked_paragraphs

from .asking import tokens_of
from .words import token, words_in

LENGTH = 240  # characters
_BEFORE = 60  # characters before the first word that is marked
_SPACE = re.compile(r"\s+")
_LOOKED_AT = 50  # places where a passage could begin


class Passage(NamedTuple):
    """Words of a text: ``pieces`` are (words, whether looked for); words of the text stand before or after, or not."""

    pieces: tuple[tuple[str, bool], ...]
    has_before: bool = False
    has_after: bool = False


def marked(text, language, terms):
    """All of ``text``, a line, as pieces."""
    return _pieces(text, 0, len(text), [(start, end) for start, end, _term in _places(text, language, terms)])


def passage_of(text, language, terms, *, length=LENGTH):
    """The Passage of ``text`` that holds most of ``terms``, the first such; its beginning where it holds none.

    About ``length`` characters.
    """
    places = _places(text, language, terms)
    start, end = _window(text, places, length)
    spans = [(first, last) for first, last, _term in places]
    return Passage(_pieces(text, start, end, spans), bool(text[:start].strip()), bool(text[end:].strip()))


def _places(text, language, terms):
    """[(start, end, number of the term)] of every term in the text, in its order."""
    words = list(words_in(text))
    found = [token(word.folded, language) for word in words]
    places = []
    for number, term in enumerate(terms):
        wanted = list(tokens_of(term, language))
        for at in range(len(found) - len(wanted) + 1):
            if found[at] == wanted[0] and found[at : at + len(wanted)] == wanted:
                places.append((words[at].start, words[at + len(wanted) - 1].end, number))
    return sorted(places)


def _window(text, places, length):
    """(start, end) of the passage to show: between words, as far as the text has spaces."""
    if len(text) <= length:
        return 0, len(text)
    begin, shown_to, _term = max(
        places[:_LOOKED_AT], key=lambda place: _held(places, place[0], length), default=(0, 0, 0)
    )
    start = 0
    if begin > _BEFORE:
        space = _SPACE.search(text, begin - _BEFORE, begin)
        start = space.end() if space else begin
    limit = max(start + length, shown_to)
    if limit >= len(text):
        return start, len(text)
    spaces = [space.start() for space in _SPACE.finditer(text, shown_to, limit + 1)]
    return start, max((space for space in spaces if space > start), default=limit)


def _held(places, begin, length):
    """How many of the terms stand in the window that shows the place at ``begin``."""
    return len({term for start, end, term in places if start >= begin and end <= begin + length - _BEFORE})


def _pieces(text, start, end, spans):
    inside = [
        (max(first, start) - start, min(last, end) - start) for first, last in spans if first < end and last > start
    ]
    pieces = []
    for paragraph in marked_paragraphs(text[start:end], inside):
        pieces += [(" ", False), *paragraph] if pieces else paragraph
    return tuple(pieces)
