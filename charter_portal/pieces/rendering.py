"""Pieces of pages, each rendered once for the values that it shows.

A piece is a template that is given plain values and nothing else: no request, no rows of the database. What it renders
to is therefore a function of those values and of the active language, and is kept under them. The values are read from
the database for every page, so that a page never shows an old one; after a change only what shows it is rendered
again. See docs/decisions/036.
"""

import datetime
import functools

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

# Some 3 kB each, with the values under which it is kept. The least recently used go first.
MOST_PIECES = 2048
# Exactly these types. A row is equal to another of the same number whatever its words, and text that is marked
# as safe is equal to the same text that is not: a piece kept for one would be shown for the other.
_PLAIN = {str, int, bool, type(None), datetime.date, datetime.datetime}


class NotPlain(TypeError):
    """A piece was given something that is not a plain value."""


def render_piece(template_name, **values):
    """``template_name`` rendered with ``values``, in the active language, as safe HTML.

    Values are strings, numbers, dates, None, and tuples (named ones too) or frozen dataclasses of them.
    Raises NotPlain for anything else, TypeError for what can't be hashed.
    """
    if settings.DEBUG:  # templates are being edited
        return _render(template_name, get_language(), tuple(values.items()))
    return _kept(template_name, get_language(), tuple(values.items()))


def forget_pieces():
    """Render every piece again; for tests and benchmarks."""
    _kept.cache_clear()


def _render(template_name, _language, items):
    for name, value in items:
        _refuse_unless_plain(name, value)
    # A file ends with a newline, which means nothing in a page.
    return SafeString(get_template(template_name).render(dict(items)).removesuffix("\n"))


_kept = functools.lru_cache(maxsize=MOST_PIECES)(_render)


def _refuse_unless_plain(name, value):
    if type(value) in _PLAIN:
        return
    if isinstance(value, tuple):
        parts = value
    elif getattr(value, "__dataclass_params__", None) is not None and value.__dataclass_params__.frozen:
        parts = (getattr(value, field) for field in value.__dataclass_fields__)
    else:
        raise NotPlain(f"{name} holds a {type(value).__name__}")
    for part in parts:
        _refuse_unless_plain(name, part)
