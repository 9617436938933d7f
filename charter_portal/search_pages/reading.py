"""What the page of the search shows, as plain values."""

import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from charter_portal.search.kinds import all_kinds
from charter_portal.search.passages import Passage, marked, passage_of
from charter_portal.text.typography import french


class Hit(NamedTuple):
    """Something found: its ``title`` and ``passage`` as pieces (words, whether looked for), each in its language."""

    kind: str
    address: str
    title: tuple[tuple[str, bool], ...]
    title_language: str
    passage: Passage
    text_language: str
    day: datetime.date | None


class Choice(NamedTuple):
    """A kind that can be kept, or all of them: ``query`` leads there."""

    label: str
    count: int
    query: str
    is_chosen: bool


def hits_of(rows, terms):
    """The Hit of each row of Indexed, in order."""
    labels = {kind.name: kind.label for kind in all_kinds()}
    return [
        Hit(
            kind=labels[row.kind],
            address=row.address,
            title=_typeset(marked(row.title, row.title_language, terms), row.title_language),
            title_language=row.title_language,
            passage=_passage(row, terms),
            text_language=row.text_language,
            day=row.day,
        )
        for row in rows
    ]


def _passage(row, terms):
    found = passage_of(row.text, row.text_language, terms)
    return found._replace(pieces=_typeset(found.pieces, row.text_language))


def _typeset(pieces, language):
    return tuple((french(words), is_marked) for words, is_marked in pieces) if language == "fr" else pieces


def choices_of(found, typed, everything):
    """The Choice of all kinds, called ``everything``, and of each kind of which something was found."""
    kinds = [kind for kind in all_kinds() if found.counts.get(kind.name)]
    of_all = Choice(everything, found.total, urlencode({"q": typed}), not found.kind)
    return [of_all, *(_choice(kind, found, typed) for kind in kinds)]


def _choice(kind, found, typed):
    query = urlencode({"q": typed, "genre": kind.name})
    return Choice(kind.plural, found.counts[kind.name], query, kind.name == found.kind)
