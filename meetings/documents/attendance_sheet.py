"""The attendance sheet of a meeting (feuille d'émargement), ready for print: where those who come sign."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose
from charter_portal.text.normalising import search_key

from ..models import Invitee
from .convocation import paper
from .framing import lacking
from .participants import ABSENT, Country, attendances_of

BLANK_LINES = 6
"""Lines for those who come unexpected."""


@dataclass(frozen=True)
class Listed:
    """Someone on the sheet. ``mode`` in words, "" where it is not known; ``holds``: people whose proxies are held."""

    key: int
    person: object
    member: object
    also_for: list
    title: str
    mode: str
    is_absent: bool
    represented_by: object
    holds: list


def sheet_manuscript(meeting, language):
    """The attendance sheet of a Meeting with commission, host, chair and secretary selected.

    See templates/pdf/attendance_sheet.html. What is missing makes it a draft that says so.
    """
    with translation.override(language):
        return compose("attendance_sheet.html", sheet_context(meeting), language)


def sheet_context(meeting):
    """What the sheet says, as its template reads it."""
    rows = _convened(meeting) or _attended(meeting)
    signing = [row for row in rows if not row.is_absent]
    return {
        **paper(meeting, gettext("Attendance sheet"), **lacking(_missing(meeting, rows))),
        "countries": _countries(signing),
        "absent": sorted((row for row in rows if row.is_absent), key=_by_name),
        "count": len(signing),
        "blank": range(BLANK_LINES),
    }


def sheet_lacks(meeting):
    """What the sheet of a Meeting lacks, as sentences in the active language."""
    return _missing(meeting, meeting.invitees.exists() or meeting.attendances.exists())


def _convened(meeting):
    """Who is convened, with what they answered: a list of Listed."""
    rows = Invitee.objects.filter(meeting=meeting).select_related("person", "member", "represented_by__person")
    return [
        Listed(
            key=row.pk,
            person=row.person,
            member=row.member,
            also_for=list(row.also_for.all()),
            title=row.title,
            mode=row.get_reply_display() if row.reply else "",
            is_absent=row.reply in Invitee.ABSENT,
            represented_by=row.represented_by.person if row.represented_by else None,
            holds=[giver.person for giver in row.proxies.all()],
        )
        for row in rows.prefetch_related("proxies__person", "also_for")
    ]


def _attended(meeting):
    """Who attended a meeting to which nobody was convened here, as those of former times: a list of Listed."""
    rows = attendances_of(meeting)
    givers = defaultdict(list)
    for row in rows:
        if row.represented_by_id:
            givers[row.represented_by_id].append(row.person)
    return [
        Listed(
            key=row.pk,
            person=row.person,
            member=row.member,
            also_for=list(row.also_for.all()),
            title=row.title,
            mode=row.get_mode_display(),
            is_absent=row.mode in ABSENT,
            represented_by=row.represented_by,
            holds=givers[row.person_id],
        )
        for row in rows
    ]


def _missing(meeting, rows):
    lacks = (
        (not meeting.starts_on, gettext("the day")),
        (not meeting.host and not meeting.venue, gettext("the place")),
        (not rows, gettext("those who are convened")),
        (not meeting.chair, gettext("who chairs it")),
        (not meeting.secretary, gettext("who writes the minutes")),
    )
    return [words for is_lacking, words in lacks if is_lacking]


def _by_name(row):
    return (search_key(row.person.surname), search_key(row.person.given_name), row.key)


def _countries(rows):
    """The rows by country, city and name in the active language: a list of Country whose parts are single rows.

    The city is printed on each row, so that a page can end after any of them.
    """
    place = {row.key: (row.member.country.name, row.member.name) if row.member else ("", "") for row in rows}
    ordered = sorted(rows, key=lambda row: (not row.member, *map(search_key, place[row.key]), *_by_name(row)))
    groups = groupby(ordered, key=lambda row: place[row.key][0])
    return [Country(name, list(same)) for name, same in groups]
