"""Who stands where with the charter on a day, as a table and as data: docs/adoption-json.md describes the latter.

Members are read some at a time, so that a network of thousands takes no more memory than one of dozens.
"""

import itertools
import json

from django.utils.translation import gettext
from django_countries import countries

from ..reading.adopters import words_of_choices
from ..reading.matrix import cells_of
from ..reading.sums import bars_of
from ..words import LIVES, STATES, SUPPORT

FORMAT = "charter-adoption/1"
_AT_ONCE = 100


def header_of(columns):
    """The header of the table: what each column holds, in the active language; ``columns`` are Listed."""
    return [
        gettext("address"),
        gettext("member"),
        gettext("country"),
        gettext("institution"),
        gettext("how the adoption stands"),
        gettext("since"),
        *(f"{one.position}. {one.title}" for one in columns),
    ]


def table_of(standings, columns, *, on):
    """The rows of the table, made as they are read, in the language that is active now."""
    # Words now, rows later: nobody can say which language is active while they are sent.
    lives, support = ({life.value: str(words) for life, words in said.items()} for said in (LIVES, SUPPORT))
    states, named = {state.value: str(words) for state, words in STATES.items()}, dict(countries)
    answer = {True: gettext("yes"), False: gettext("no")}

    def made():
        for one, cells in _with_cells(standings, columns, on=on):
            life = (support if one.is_support else lives)[one.life]
            yield [
                *(one.slug, one.name, named.get(one.country_code, one.country_code), answer[one.is_support]),
                *(life, one.since.isoformat() if one.since else ""),
                *([states[cell.state] for cell in cells] or [""] * len(columns)),
            ]

    return made()


def json_parts(charter, edition, columns, standings, *, on):
    """The data as JSON text, in parts; a query for some hundred members."""
    head = {
        "format": FORMAT,
        "on": on.isoformat(),
        "charter": charter.slug if charter else None,
        "edition": {"number": edition.number, "digest": edition.digest, "in_force_on": edition.in_force_on.isoformat()}
        if edition
        else None,
        "principles": [{"key": one.key, "title": one.title.text, "wording": one.number} for one in columns],
        "sums": [
            {"principle": bar.listed.key, "cities": bar.total, **dict(bar.counts)}
            for bar in (bars_of(charter, columns, on=on) if columns else ())
        ],
    }
    yield _text(head)[:-1] + ', "members": ['
    separator = ""
    for one, cells, words in _with_words(standings, columns, on=on):
        yield separator + _text(_member(one, cells, words, columns))
        separator = ",\n"
    yield "]}\n"


def _member(one, cells, words, columns):
    return {
        "member": one.slug,
        "name": one.name,
        "country": one.country_code,
        "kind": one.kind,
        "state": one.life,
        "since": one.since.isoformat() if one.since else None,
        "principles": {
            listed.key: _principle(cell, words.get(cell.choice)) for listed, cell in zip(columns, cells, strict=False)
        },
    }


def _principle(cell, words):
    said = {"state": cell.state, "since": cell.since.isoformat() if cell.since else None}
    if words:
        said |= {"wording": words.number, "language": words.language, "text": words.text, "quote": words.quote}
    return said


def _with_cells(standings, columns, *, on):
    for some in _some(standings):
        cells = cells_of(some, columns, on=on)
        for one in some:
            yield one, cells.get(one.adoption, ())


def _with_words(standings, columns, *, on):
    for some in _some(standings):
        cells = cells_of(some, columns, on=on)
        words = words_of_choices([cell.choice for of in cells.values() for cell in of if cell.choice])
        for one in some:
            yield one, cells.get(one.adoption, ()), words


def _some(standings):
    every = iter(standings)
    while some := list(itertools.islice(every, _AT_ONCE)):
        yield some


def _text(value):
    return json.dumps(value, ensure_ascii=False)
