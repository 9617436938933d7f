"""The kinds of things that are searched. Each application registers its own in its ``searching`` module.

A kind says which documents everyone may find, as it is now: what is hidden, withdrawn, in preparation or for some
readers only is simply not among them. And it names the rows on which they depend: the index follows each change.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.apps import apps

_kinds = {}

WHOLE = ""
"""In place of a column: a change of such a row can change any document of the kind."""


@dataclass(frozen=True)
class Document:
    """What a search can find, as readers in the active language see it.

    ``key``: of the row that it is about, as a change of that row names it; ``part`` tells apart those of one row.
    ``title`` and ``text`` are plain, in ``language`` and ``text_language``; "" means the active one, and where a
    translation is missing it is another. ``address`` is a path. ``day`` sorts: the latest first.
    """

    key: object
    title: str
    text: str
    address: str
    part: str = ""
    language: str = ""
    text_language: str = ""
    day: datetime.date | None = None


@dataclass(frozen=True)
class Kind:
    """A kind: its ``name`` in addresses, what one is called and what several are, both lazily translated.

    ``documents(keys)`` returns the Documents of these keys (strings), of all where it is given None; it asks a fixed
    number of questions of the database. ``watches``: {model, as ``charters.Annotation``: the name of its field that
    holds the key, or WHOLE}: every model that a document's words or presence depend on. ``place``: kinds with a lower
    one stand first where all else is equal.
    """

    name: str
    label: str
    plural: str
    documents: Callable[[Collection[str] | None], Iterable[Document]]
    watches: Mapping[str, str] = field(default_factory=dict)
    place: int = 100

    @property
    def watched_columns(self):
        """{table: the column that holds the key, or WHOLE}."""
        return {
            apps.get_model(name)._meta.db_table: (
                apps.get_model(name)._meta.get_field(of).column if of != WHOLE else WHOLE
            )
            for name, of in self.watches.items()
        }


def register(kind):
    """Make a kind known. Raises ValueError for a name that another kind has."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"two kinds of things to search are named {kind.name}")


def forget(name):
    """Take a kind back, for tests."""
    del _kinds[name]


def all_kinds():
    """Every kind, in the order in which they are shown."""
    return sorted(_kinds.values(), key=lambda kind: (kind.place, kind.name))
