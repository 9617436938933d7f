"""Numbers of wordings, ``(major, minor, patch)``. Pure functions."""

from ..exceptions import NumberTaken

FIRST, SUBSTANTIVE, EDITORIAL, TRANSLATION = "first", "substantive", "editorial", "translation"


def next_number(change, base, taken):
    """The number of a wording that makes ``change`` to the wording numbered ``base``.

    ``base`` is None for a first wording; ``taken`` holds every number that the principle has given, and none is given
    again: where two wordings were made from one base, the later takes the next free number of its kind.
    Raises NumberTaken for a second first wording, ValueError for an unknown change or a base that does not fit.
    """
    taken = set(taken)
    if (change == FIRST) != (base is None):
        raise ValueError("a first wording has no base and every other has one")
    if change == FIRST:
        if taken:
            raise NumberTaken(sorted(taken))
        return (1, 0, 0)
    major, minor, patch = base
    if change == SUBSTANTIVE:
        used = {number[0] for number in taken}
        return (_free(major + 1, used), 0, 0)
    if change == EDITORIAL:
        used = {number[1] for number in taken if number[0] == major}
        return (major, _free(minor + 1, used), 0)
    if change == TRANSLATION:
        used = {number[2] for number in taken if number[:2] == (major, minor)}
        return (major, minor, _free(patch + 1, used))
    raise ValueError(f"unknown change {change!r}")


def in_order(number):
    """``0.10`` as (0, 10), which comes after (0, 9)."""
    return tuple(map(int, number.split(".")))


def _free(candidate, used):
    while candidate in used:
        candidate += 1
    return candidate
