"""What an act is about, in words, and where readers find it.

Each application declares its own subjects in its ``addresses`` module.
"""

import re
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

_declared = []


@dataclass(frozen=True)
class Told:
    """A subject as readers are told of it: in ``words``, with the ``address`` of its page or nothing.

    Where nobody declared such a subject, or what declared it is gone, the words are the path itself.
    """

    words: str
    address: str = ""


def declare(pattern, name, words):
    """Subjects that match the regular expression ``pattern`` whole have the page ``name``.

    The named groups of the pattern are the arguments of the page's address, and fill the blanks of ``words``, a lazily
    translated sentence with ``%(group)s``. Groups of ``words`` that the address doesn't take are named with a final _.
    """
    _declared.append((re.compile(pattern), name, words))


def told(subject):
    """The Told of a subject, in the active language."""
    for pattern, name, words in _declared:
        found = pattern.fullmatch(subject)
        if found:
            groups = found.groupdict()
            return Told(words % groups, _address(name, groups))
    return Told(subject)


def _address(name, groups):
    """The path of the page, empty where there is no such address any more: the register outlives them."""
    try:
        return reverse(name, kwargs={key: value for key, value in groups.items() if not key.endswith("_")})
    except NoReverseMatch:
        return ""
