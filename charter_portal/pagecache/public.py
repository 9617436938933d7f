"""The mark that a view puts on its answer: anyone may read this page, and it may be kept in memory.

Nothing is kept without the mark, so the admin and any page of a later workspace can't be kept by mistake.
"""

import datetime
import functools
from dataclasses import dataclass

from django.utils import timezone


@dataclass(frozen=True)
class PublicPage:
    """What the page memory needs to know of a public page: the query keys that its view reads."""

    query: frozenset = frozenset()


def public_page(view=None, *, query=()):
    """Mark a view whose anonymous GET depends only on its address and on rows of the database.

    Bare, ``@public_page``, or with the query keys that the view reads, ``@public_page(query=("page", "country"))``:
    an address with another key is answered and not kept. A page that also depends on the date sets
    ``response.page_valid_until`` to the aware datetime from which it may read otherwise.
    """
    if view is None:
        return functools.partial(public_page, query=query)
    mark = PublicPage(frozenset(query))

    @functools.wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.public_page = mark
        return response

    return marked


def next_midnight():
    """The aware datetime at which today ends: what ``page_valid_until`` is of a page that shows how things stand today.

    In the portal's own time zone, in which its days are counted.
    """
    day = timezone.localdate() + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
