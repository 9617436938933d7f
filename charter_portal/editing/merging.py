"""What to do with each field when two people edited the same row. Pure functions of plain values."""

from dataclasses import dataclass

UNTOUCHED, MINE, THEIRS, SAME, CLASH = "untouched", "mine", "theirs", "same", "clash"


@dataclass(frozen=True)
class Difference:
    """A field that is not the same in what was typed and in what is stored now; values are plain text."""

    name: str
    outcome: str
    typed: str
    stored: str


def outcome(*, opened, typed, stored):
    """Who changed a field since the form was ``opened``: one of the five constants above.

    ``opened`` is None when the text that the form was opened on is not known; then a difference is a clash.

    >>> outcome(opened="a", typed="a", stored="b")
    'theirs'
    >>> outcome(opened="a", typed="b", stored="c")
    'clash'
    """
    if typed == stored:
        return UNTOUCHED if typed == opened else SAME
    if opened is None:
        return CLASH
    if typed == opened:
        return THEIRS
    return MINE if stored == opened else CLASH
