"""Contexts of the documents that meetings give: minutes, and the participants as a table of data."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from charter_portal.pdf import Attachment, compose
from charter_portal.text.csv_cells import to_csv

from .domain.grouping import attendance_figures, by_country_and_member
from .models import Attendance, Intervention, Minutes

# Minutes that their authors still work on; anyone else reads the others.
DRAFTS = (Minutes.Status.DRAFT, Minutes.Status.CIRCULATED)
ABSENT = (Attendance.Mode.EXCUSED, Attendance.Mode.REPRESENTED)
# A group that is kept whole on one page: beyond, it is cut and its label repeated.
LINES_KEPT_TOGETHER = 16
LETTERS_A_LINE = 30


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one member that are kept together on a page."""

    member: object
    attendances: list
    is_continued: bool


@dataclass(frozen=True, slots=True)
class Country:
    """A country's rows: ``parts`` follow one another in the order of the source."""

    name: str
    parts: list


def _lines(attendance):
    return max(1, -(-len(attendance.title) // LETTERS_A_LINE), -(-len(str(attendance.person)) // LETTERS_A_LINE))


def in_parts(attendances, *, lines=LINES_KEPT_TOGETHER):
    """``attendances`` cut into lists whose printed height is at most ``lines`` lines, one row at least each."""
    parts, height = [[]], 0
    for attendance in attendances:
        if parts[-1] and height + _lines(attendance) > lines:
            parts.append([])
            height = 0
        parts[-1].append(attendance)
        height += _lines(attendance)
    return [part for part in parts if part]


def countries_of(attendances):
    """Participants as the minutes print them: a list of Country."""
    return [
        Country(
            group.name,
            [
                Part(member.member, part, is_continued=index > 0)
                for member in group.members
                for index, part in enumerate(in_parts(member.attendances))
            ],
        )
        for group in by_country_and_member(attendances)
    ]


def _figures_sentence(figures):
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


def _missing(meeting, minutes, items, attendances, photographs):
    """What minutes still lack, as sentences in the active language."""
    lacks = (
        (not meeting.starts_on, gettext("the dates of the meeting")),
        (not meeting.host and not meeting.venue, gettext("the place of the meeting")),
        (not attendances, gettext("the participants")),
        (not items, gettext("the agenda")),
        (bool(items) and not any(item.text for item in items), gettext("what was said under the agenda items")),
        (not minutes.conclusion, gettext("the conclusion")),
        (not minutes.written_by, gettext("who wrote the minutes")),
        (any(not _is_stored(photograph) for photograph in photographs), gettext("the file of a photograph")),
    )
    return [sentence for is_lacking, sentence in lacks if is_lacking]


def _is_stored(photograph):
    return bool(photograph.image) and photograph.image.storage.exists(photograph.image.name)


def attendances_of(meeting):
    """The attendances of a meeting in the order of the source, with what documents print of them."""
    return list(meeting.attendances.select_related("person", "member", "represented_by"))


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


def is_draft(meeting):
    """Whether the meeting's minutes are still a draft, and so not public."""
    return not meeting.is_public or meeting.minutes.status in DRAFTS


def minutes_manuscript(meeting, language):
    """The minutes of ``meeting``, which has some, ready for print in ``language``. See templates/pdf/minutes.html."""
    with translation.override(language):
        return compose(
            "minutes.html",
            _minutes_context(meeting),
            language,
            attachments=[
                Attachment(
                    "participants.csv", gettext("Participants of the meeting"), participants_table(meeting, language)
                )
            ],
        )


def _minutes_context(meeting):
    attendances = attendances_of(meeting)
    present = [row for row in attendances if row.mode not in ABSENT]
    speakers = Intervention.objects.select_related("person", "member")
    items = list(meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers)))
    photographs = list(meeting.photographs.all())
    figures = attendance_figures(attendances)
    commission = meeting.commission.name
    title = gettext("Minutes of meeting %(number)s, %(commission)s") % {
        "number": meeting.number,
        "commission": commission,
    }
    path = reverse("meetings:minutes", args=[meeting.commission.slug, meeting.number])
    return {
        "title": title,
        "running": title,
        "author": meeting.minutes.written_by or gettext("Commission %(name)s of the AIMF") % {"name": commission},
        "description": meeting.theme or title,
        "issuer": gettext("AIMF – commission %(name)s") % {"name": commission},
        "dated": meeting.ends_on or meeting.starts_on,
        "address": settings.PUBLIC_URL + path,
        "meeting": meeting,
        "minutes": meeting.minutes,
        "is_draft": is_draft(meeting),
        "missing": _missing(meeting, meeting.minutes, items, attendances, photographs),
        "countries": countries_of(present),
        "absent": [row for row in attendances if row.mode in ABSENT],
        "figures": figures,
        "figures_sentence": _figures_sentence(figures),
        "items": items,
        "photographs": [photograph for photograph in photographs if _is_stored(photograph)],
        "decisions": list(meeting.decisions.prefetch_related("members")),
    }
