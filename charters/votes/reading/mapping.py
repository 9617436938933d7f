"""Where on the map of the world the cities of a roll are, and what they said."""

from dataclasses import dataclass

from members.domain.mapping import Mark, marks

MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class SaidMark:
    """A Mark with what is said there: a choice, "none", or MIXED where cities of one country differ."""

    mark: Mark
    choice: str


def said_marks(call):
    """The SaidMarks of a roll call (list of Said) whose electors have their member loaded."""
    by_member = {said.elector.member_id: said.choice for said in call}
    by_country = {}
    for said in call:
        by_country.setdefault(said.elector.country.code, set()).add(said.choice)
    return [
        SaidMark(mark, by_member[mark.member.pk] if mark.member else _common(by_country[mark.country]))
        for mark in marks([said.elector.member for said in call])
    ]


def _common(choices):
    return next(iter(choices)) if len(choices) == 1 else MIXED
