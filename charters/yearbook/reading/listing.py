"""Lists that stay short in print, however large the network."""

from typing import NamedTuple


class Short(NamedTuple):
    """The first of some things, and how many are left out."""

    first: tuple
    left_out: int

    @property
    def total(self):
        """How many there are in all."""
        return len(self.first) + self.left_out


def short(found, most):
    """The Short of a sequence, with ``most`` things at most."""
    return Short(tuple(found[:most]), max(len(found) - most, 0))


def shortened(text, most=600):
    """A text of at most ``most`` characters, cut between words and marked so."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(None, 1)[0] + " […]"
