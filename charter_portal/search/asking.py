"""What a reader looks for, read from what was typed; and how it is asked of a full text index. Pure functions.

Whatever is typed is taken apart into words, and what is asked is made of their tokens alone: quotes, stars, colons and
the like reach no database.
"""

import re
from typing import NamedTuple

from .stop_words import STOP_WORDS
from .words import LANGUAGES, token, words_in

LONGEST = 200  # characters
MOST_TERMS = 20
_QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^”“]*)[”“]')
_TOKEN = re.compile(r"[a-z0-9]+")
IN_TITLE = "t"
"""Stands before the token of a word of a title, which the index holds a second time."""


class TooManyTerms(Exception):
    """More words than are looked for at once."""


def terms_of(typed, language):
    """What ``typed`` asks for, a tuple of terms: each a tuple of folded words, of which several are a phrase.

    Words that nearly every text has are left out, unless there are no others or they stand in a phrase. ``language`` is
    the reader's. Raises TooManyTerms.

    >>> terms_of('l’algorithme "vie privée"', "fr")
    (('vie', 'privee'), ('algorithme',))
    """
    phrases = [_folded(next(filter(None, found.groups()), "")) for found in _QUOTED.finditer(typed)]
    words = [(word,) for word in _folded(_QUOTED.sub(" ", typed))]
    kept = [word for word in words if word[0] not in STOP_WORDS[language]]
    terms = tuple(dict.fromkeys(filter(None, [*phrases, *kept]))) or tuple(dict.fromkeys(words))
    if len(terms) > MOST_TERMS:
        raise TooManyTerms(len(terms))
    return terms


def _folded(text):
    return tuple(word.folded for word in words_in(text))


def tokens_of(term, language):
    """The tokens by which a text in ``language`` holds a term, in order, a tuple."""
    return tuple(token(word, language) for word in term)


class Syntax(NamedTuple):
    """How a database writes queries of full text: ``phrase`` makes one of a tuple of tokens."""

    both: str
    either: str
    phrase: object


def written(terms, syntax, *, in_title=False):
    """The query for the texts, or titles, that hold every one of ``terms``, as one database writes it.

    Raises ValueError for a token that is more than letters a to z and digits, so that nothing else can ever pass.
    """
    return syntax.both.join(f"({_of_term(term, syntax, IN_TITLE if in_title else '')})" for term in terms)


def _of_term(term, syntax, before):
    """A term as texts of each language hold it."""
    return syntax.either.join(
        syntax.phrase(tuple(_safe(before + one) for one in tokens_of(term, language))) for language in LANGUAGES
    )


def _safe(one):
    if not _TOKEN.fullmatch(one):
        raise ValueError(f"no token: {one!r}")
    return one
