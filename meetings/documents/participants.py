"""Participants as documents print them, and as a table of data."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext, ngettext

from charter_portal.text.csv_cells import to_csv

from ..domain.grouping import by_country_and_member
from ..models import Attendance

ABSENT = (Attendance.Mode.EXCUSED, Attendance.Mode.REPRESENTED, Attendance.Mode.ABSENT)
# A city that is kept whole on one page. Beyond, it is a table of its own: its name stands in the head, which repeats.
LINES_KEPT_TOGETHER = 16
LETTERS_A_LINE = 30


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one member that are kept together on a page."""

    member: object
    attendances: list


@dataclass(frozen=True, slots=True)
class Country:
    """A country's rows: ``parts`` follow one another in the order of the source.

    ``member`` is the one whose rows alone it holds, for want of place beside others on a page, else None.
    """

    name: str
    parts: list
    member: object = None


def _lines(attendance):
    return max(1, -(-len(attendance.title) // LETTERS_A_LINE), -(-len(str(attendance.person)) // LETTERS_A_LINE))


def _is_tall(group):
    return sum(map(_lines, group.attendances)) > LINES_KEPT_TOGETHER


def countries_of(attendances):
    """Participants as the minutes print them: a list of Country. A city too tall for a page stands alone in one."""
    found = []
    for country in by_country_and_member(attendances):
        for is_tall, groups in groupby(country.members, key=_is_tall):
            if is_tall:
                found += [Country(country.name, _row_by_row(group), group.member) for group in groups]
            else:
                found.append(Country(country.name, [Part(group.member, list(group.attendances)) for group in groups]))
    return found


def _row_by_row(group):
    return [Part(group.member, [attendance]) for attendance in group.attendances]


def figures_sentence(figures):
    """The Figures of a meeting's participants in the active language, as in “14 on site · 8 by video conference”."""
    people = ngettext("%(n)s participant", "%(n)s participants", figures.present) % {"n": figures.present}
    modes = [
        ngettext("%(n)s on site", "%(n)s on site", figures.on_site) % {"n": figures.on_site},
        ngettext("%(n)s by video conference", "%(n)s by video conference", figures.video) % {"n": figures.video},
    ]
    places = [
        ngettext("%(n)s country", "%(n)s countries", figures.countries) % {"n": figures.countries},
        ngettext("%(n)s member", "%(n)s members", figures.members) % {"n": figures.members},
    ]
    return " · ".join([people, *modes, *places])


def attendances_of(meeting):
    """The attendances of a meeting in the order of the source, with what documents print of them."""
    rows = meeting.attendances.select_related("person", "member", "represented_by")
    return list(rows.prefetch_related("also_for"))


def participants_table(meeting, language):
    """Who took part, as CSV text in ``language``: one row a person, no cell left blank for the one above."""
    with translation.override(language):
        header = [gettext("Country"), gettext("City"), gettext("Title"), gettext("Surname"), gettext("Given name")]
        rows = [
            (
                row.member.country.name if row.member else "",
                row.member.name if row.member else "",
                row.title,
                row.person.surname,
                row.person.given_name,
                row.get_mode_display(),
            )
            for row in attendances_of(meeting)
        ]
        return to_csv([*header, gettext("Mode")], rows)
