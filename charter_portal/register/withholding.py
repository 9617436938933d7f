"""Documents that were issued on an act and are out of view: why, and what is said in their place.

Each application declares it for its own acts in its ``addresses`` module: the register knows nothing of them. The
digests stay in the register.
"""

from .telling_more import More

_declared = {}


def withholds(act):
    """Decorator of a function from an Entry of that Entry.Act to the More that is said instead, or None."""

    def declare(function):
        _declared[str(act)] = function
        return function

    return declare


def withheld(entry) -> More | None:
    """What is said in the place of the documents on an entry, or None where they are given out."""
    function = _declared.get(entry.act)
    return function(entry) if function else None
