"""What to do with each field when two people edited the same row. Pure functions of plain values."""

import enum


class Outcome(enum.Enum):
    """Who changed a field since the form was opened."""

    SAME = "same"  # what was typed is what is stored
    MINE = "mine"  # only the one who saves now changed it
    THEIRS = "theirs"  # only someone else changed it
    CLASH = "clash"  # both did, differently; or what the form was opened on is not known


UNKNOWN = object()


def outcome(*, opened, typed, stored):
    """The Outcome for a field, from its values when the form was opened, as typed, and as stored now.

    >>> outcome(opened="a", typed="a", stored="b")
    <Outcome.THEIRS: 'theirs'>
    >>> outcome(opened="a", typed="b", stored="c")
    <Outcome.CLASH: 'clash'>
    """
    if typed == stored:
        return Outcome.SAME
    if typed == opened:
        return Outcome.THEIRS
    return Outcome.MINE if stored == opened else Outcome.CLASH
