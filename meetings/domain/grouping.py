"""Participants as minutes print them: by country and city, in the order of the source."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class MemberGroup:
    """Participants of one member who follow one another; ``member`` is None where no city is known."""

    member: object
    attendances: tuple


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """Groups of one country that follow one another; ``code`` is empty where no city is known."""

    code: str
    name: str
    members: tuple


def by_country_and_member(attendances):
    """Group ``attendances`` by country, then member, keeping their order: a list of CountryGroup.

    A country or city that comes back later in the source starts a new group, as it does on paper.
    """
    groups = []
    for country, rows in groupby(attendances, key=lambda row: row.member.country if row.member else None):
        members = tuple(MemberGroup(member, tuple(same)) for member, same in groupby(rows, key=lambda row: row.member))
        groups.append(CountryGroup(country.code if country else "", country.name if country else "", members))
    return groups


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a meeting's participants; people excused or represented did not take part."""

    on_site: int
    video: int
    excused: int
    represented: int
    countries: int
    members: int

    @property
    def present(self):
        """Who took part, on site or by video conference."""
        return self.on_site + self.video


def attendance_figures(attendances):
    """Count ``attendances`` by mode, and the countries and members of those who took part."""
    modes = Counter(row.mode for row in attendances)
    there = [row.member for row in attendances if row.member and row.mode in {"on_site", "video"}]
    return Figures(
        on_site=modes["on_site"],
        video=modes["video"],
        excused=modes["excused"],
        represented=modes["represented"],
        countries=len({member.country.code for member in there}),
        members=len({member.pk for member in there}),
    )
