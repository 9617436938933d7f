"""The attendance sheet of a meeting (feuille d'émargement), ready for print: where those who come sign."""

from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose

from ..models import Invitee
from .convocation import frame_of
from .participants import Country

BLANK_LINES = 6
"""Lines for those who come unexpected."""


def sheet_manuscript(meeting, language):
    """The attendance sheet of a Meeting with commission, host, chair and secretary selected.

    See templates/pdf/attendance_sheet.html. What is missing makes it a draft that says so.
    """
    with translation.override(language):
        return compose("attendance_sheet.html", sheet_context(meeting), language)


def sheet_context(meeting):
    """What the sheet says, as its template reads it."""
    rows = list(
        Invitee.objects.filter(meeting=meeting)
        .select_related("person", "member", "represented_by__person")
        .prefetch_related("proxies__person", "also_for")
    )
    signing = [row for row in rows if row.reply not in Invitee.ABSENT]
    missing = _missing(meeting, rows)
    return {
        **frame_of(meeting, gettext("Attendance sheet")),
        "is_draft": bool(missing),
        "missing": missing,
        "countries": _countries(signing),
        "absent": sorted((row for row in rows if row.reply in Invitee.ABSENT), key=_by_name),
        "count": len(signing),
        "blank": range(BLANK_LINES),
    }


def sheet_lacks(meeting):
    """What the sheet of a Meeting lacks, as sentences in the active language."""
    return _missing(meeting, Invitee.objects.filter(meeting=meeting).exists())


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
    return (row.person.surname, row.person.given_name, row.pk)


def _countries(rows):
    """The rows by country, city and name in the active language: a list of Country whose parts are single rows.

    The city is printed on each row, so that a page can end after any of them.
    """
    place = {row.pk: (row.member.country.name, row.member.name) if row.member else ("", "") for row in rows}
    ordered = sorted(rows, key=lambda row: (not row.member, *place[row.pk], *_by_name(row)))
    groups = groupby(ordered, key=lambda row: place[row.pk][0])
    return [Country(name, list(same)) for name, same in groups]
