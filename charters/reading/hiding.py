"""Words of a city that the commission hid: what everyone else reads in their place, on pages, on paper and in files."""

import copy

from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from charter_portal.templatetags.dates import written_out


def hidden_in_words(row):
    """That a Hideable row is hidden, since when and why, in the active language; "" of one that is not."""
    if not row.is_hidden:
        return ""
    said = {"date": written_out(localtime(row.hidden_at)), "reason": row.hidden_reason}
    return gettext("Hidden by the commission on %(date)s. Reason: %(reason)s") % said


def veiled(row, text, *others):
    """A Hideable row as everyone reads it: itself, or a copy that says in its field ``text`` that it is hidden.

    The ``others`` of its fields are empty in that copy, and a ``language`` of its own is the active one.
    """
    if not row.is_hidden:
        return row
    found = copy.copy(row)
    setattr(found, text, hidden_in_words(row))
    for name in others:
        setattr(found, name, "")
    if hasattr(found, "language"):
        found.language = get_language()
    return found
