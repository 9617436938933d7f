"""What pages show of a meeting, as plain values in one language, from the columns that are shown.

See ``charters.reading`` for why these are no instances of models.
"""

import datetime
import functools
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django_countries.fields import Country

from charter_portal.text.localized import Localized, columns, localized_in, localized_on
from members.models.person import in_list, in_prose

from ..models import AgendaItem, Attendance, Decision, Meeting, Minutes
from ..readers import EVERYONE


class Named(NamedTuple):
    """A member or a commission by its address and its name."""

    slug: str
    name: str


class MeetingRead(NamedTuple):
    """A meeting. ``minutes`` is the status of those that the reader may see, or empty; ``host`` may be None."""

    commission: Named
    number: int
    status: str
    format: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    host: Named | None
    theme: Localized
    venue: Localized
    parent_event: Localized
    parent_event_figures: Localized
    minutes: str

    def get_status_display(self):
        """Whether it is to come, was held or was cancelled, in the reader's language."""
        return Meeting.Status(self.status).label

    def get_format_display(self):
        """On site, by video conference or both, in the reader's language."""
        return Meeting.Format(self.format).label

    def get_minutes_display(self):
        """How the minutes stand, in the reader's language."""
        return Minutes.Status(self.minutes).label


class CountryRead(NamedTuple):
    """A country by its ISO code, and its name."""

    code: str
    name: str


class MemberRead(NamedTuple):
    """A member; ``slug`` is the last part of its page's address."""

    pk: int
    slug: str
    name: str
    country: CountryRead


class ParticipantRead(NamedTuple):
    """Someone at a meeting; ``member`` is None where no city is known, ``represented_by`` a name or empty."""

    surname: str
    given_name: str
    member: MemberRead | None
    title: str
    mode: str
    represented_by: str

    def get_mode_display(self):
        """The mode in the reader's language."""
        return Attendance.Mode(self.mode).label


class SpeakerRead(NamedTuple):
    """Someone who spoke, with the title and the member's name on the day, each perhaps empty."""

    name: str
    title: str
    member: str


class AgendaItemRead(NamedTuple):
    """An item of the agenda, without what was said. One that is hidden from the reader says nothing but that it is."""

    is_hidden: bool
    kind: str
    title: Localized
    speakers: tuple[SpeakerRead, ...]
    minutes: int | None = None
    is_late: bool = False
    proposed_by: str = ""

    def get_kind_display(self):
        """The kind in the reader's language."""
        return AgendaItem.Kind(self.kind).label


class DecisionRead(NamedTuple):
    """A decision and what became of it."""

    number: int
    address: str
    text: Localized
    dissent: Localized
    owner: Localized
    due_on: datetime.date | None
    status: str
    members: tuple[Named, ...]

    def get_status_display(self):
        """What became of it, in the reader's language."""
        return Decision.Status(self.status).label


def as_read(meeting, minutes, language):
    """The MeetingRead of a Meeting whose commission and host are selected, and of its Minutes, or None."""
    commission, host = meeting.commission, meeting.host
    return MeetingRead(
        commission=Named(commission.slug, localized_on(commission, "name", language).text),
        number=meeting.number,
        status=meeting.status,
        format=meeting.format,
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        host=Named(host.slug, localized_on(host, "name", language).text) if host else None,
        theme=localized_on(meeting, "theme", language),
        venue=localized_on(meeting, "venue", language),
        parent_event=localized_on(meeting, "parent_event", language),
        parent_event_figures=localized_on(meeting, "parent_event_figures", language),
        minutes=minutes.status if minutes else "",
    )


def participants_of(meeting, language):
    """Who attended ``meeting``, a list of ParticipantRead in the order of the source; one query."""
    rows = (
        Attendance.objects.filter(meeting_id=meeting.pk)
        .order_by("position", "pk")
        .values(
            *("title", "mode", "member_id", "member__slug", "member__country", *columns(language, "member__name")),
            *("person__surname", "person__given_name", "represented_by__surname", "represented_by__given_name"),
        )
    )
    return [_participant(row, language) for row in rows]


@functools.cache
def _country(code, _language):
    """The CountryRead in the active language: names come from a library, and finding one costs more than a row."""
    return CountryRead(code, str(Country(code).name))


def _participant(row, language):
    member = None
    if row["member_id"]:
        name = localized_in(row, "member__name", language).text
        country = _country(row["member__country"], language)
        member = MemberRead(row["member_id"], row["member__slug"], name, country)
    return ParticipantRead(
        row["person__surname"],
        row["person__given_name"],
        member,
        row["title"],
        row["mode"],
        in_list(row["represented_by__surname"] or "", row["represented_by__given_name"] or ""),
    )


def agenda_of(meeting, language, readers):
    """The agenda of ``meeting`` for those ``readers``, a tuple of AgendaItemRead; one query."""
    rows = (
        AgendaItem.objects.rewrite(False)
        .filter(meeting_id=meeting.pk)
        .order_by("position", "pk", "interventions__position", "interventions__pk")
        .values(
            *("pk", "kind", "audience", "minutes_planned", "created_at", "interventions__pk", "interventions__title"),
            *("interventions__person__surname", "interventions__person__given_name"),
            *columns(language, "title", "interventions__member__name", "proposal__member__name"),
        )
    )
    same = (list(same) for _pk, same in groupby(rows, key=lambda row: row["pk"]))
    return tuple(_agenda_item(item, language, readers, meeting.convened_at) for item in same)


def _agenda_item(rows, language, readers, convened_at):
    if rows[0]["audience"] == AgendaItem.Audience.MEMBERS and readers == EVERYONE:
        return AgendaItemRead(True, "", Localized(""), ())
    speakers = tuple(
        SpeakerRead(
            in_prose(row["interventions__person__surname"], row["interventions__person__given_name"]),
            row["interventions__title"],
            localized_in(row, "interventions__member__name", language).text,
        )
        for row in rows
        if row["interventions__pk"]
    )
    first = rows[0]
    is_late = bool(convened_at and first["created_at"] and first["created_at"] > convened_at)
    title = localized_in(first, "title", language)
    city = localized_in(first, "proposal__member__name", language).text
    return AgendaItemRead(False, first["kind"], title, speakers, first["minutes_planned"], is_late, city)


def decisions_of(meeting, language, readers):
    """The decisions of ``meeting`` for those ``readers``, a tuple of DecisionRead; one query."""
    rows = (
        Decision.objects.rewrite(False)
        .read_by(readers)
        .filter(meeting_id=meeting.pk)
        .order_by("number", "pk", f"members__name_{language}", "members__pk")
        .values(
            *("pk", "number", "due_on", "status", "members__slug"),
            *columns(language, "text", "dissent", "owner", "members__name"),
        )
    )
    place = (meeting.commission.slug, meeting.number)
    return tuple(_decision(list(same), place, language) for _pk, same in groupby(rows, key=lambda row: row["pk"]))


def _decision(rows, place, language):
    first = rows[0]
    return DecisionRead(
        number=first["number"],
        address=reverse("meetings:decision", args=[*place, first["number"]]),
        text=localized_in(first, "text", language),
        dissent=localized_in(first, "dissent", language),
        owner=localized_in(first, "owner", language),
        due_on=first["due_on"],
        status=first["status"],
        members=tuple(
            Named(row["members__slug"], localized_in(row, "members__name", language).text)
            for row in rows
            if row["members__slug"]
        ),
    )
