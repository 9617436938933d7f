"""Where on the map of the world the members stand that have something to do with a charter, and how."""

from typing import NamedTuple

from members.domain.mapping import Mark, marks

MIXED = "mixed"


class StandingMark(NamedTuple):
    """A Mark with how it stands there: a Life, or MIXED where members of one country differ.

    ``is_support``: whether it is the mark of one institution.
    """

    mark: Mark
    life: str
    is_support: bool


def standing_marks(standings):
    """The StandingMarks of a list of Standing."""
    lives = {}
    for one in standings:
        if one.has_place:
            lives.setdefault(one.country_code, set()).add(one.life)
    return [
        StandingMark(mark, mark.member.life, mark.member.is_support)
        if mark.member
        else StandingMark(mark, _common(lives[mark.country]), is_support=False)
        for mark in marks(standings)
    ]


def _common(lives):
    return next(iter(lives)) if len(lives) == 1 else MIXED
