"""What pages show of a meeting, as plain values in one language, from the columns that are shown.

See ``charters.reading`` for why these are no instances of models.
"""

import datetime
from itertools import groupby
from typing import NamedTuple

from django_countries.fields import Country

from charter_portal.text.localized import Localized, columns, localized_in
from members.models.person import in_list, in_prose

from .models import AgendaItem, Attendance, Decision


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
    """An item of the agenda, without what was said."""

    kind: str
    title: Localized
    speakers: tuple[SpeakerRead, ...]

    def get_kind_display(self):
        """The kind in the reader's language."""
        return AgendaItem.Kind(self.kind).label


class ConcernedRead(NamedTuple):
    """A member that a decision concerns."""

    slug: str
    name: str


class DecisionRead(NamedTuple):
    """A decision and what became of it."""

    text: Localized
    owner: Localized
    due_on: datetime.date | None
    status: str
    members: tuple[ConcernedRead, ...]

    def get_status_display(self):
        """What became of it, in the reader's language."""
        return Decision.Status(self.status).label


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
    countries = {}  # naming one costs more than a row
    return [_participant(row, countries, language) for row in rows]


def _participant(row, countries, language):
    code, member = row["member__country"], None
    if row["member_id"]:
        country = countries.get(code) or countries.setdefault(code, CountryRead(code, Country(code).name))
        member = MemberRead(
            row["member_id"], row["member__slug"], localized_in(row, "member__name", language).text, country
        )
    return ParticipantRead(
        row["person__surname"],
        row["person__given_name"],
        member,
        row["title"],
        row["mode"],
        in_list(row["represented_by__surname"] or "", row["represented_by__given_name"] or ""),
    )


def agenda_of(meeting, language):
    """The agenda of ``meeting``, a tuple of AgendaItemRead; one query."""
    rows = (
        AgendaItem.objects.rewrite(False)
        .filter(meeting_id=meeting.pk)
        .order_by("position", "pk", "interventions__position", "interventions__pk")
        .values(
            *("pk", "kind", "interventions__pk", "interventions__title"),
            *("interventions__person__surname", "interventions__person__given_name"),
            *columns(language, "title", "interventions__member__name"),
        )
    )
    return tuple(_agenda_item(list(same), language) for _pk, same in groupby(rows, key=lambda row: row["pk"]))


def _agenda_item(rows, language):
    speakers = tuple(
        SpeakerRead(
            in_prose(row["interventions__person__surname"], row["interventions__person__given_name"]),
            row["interventions__title"],
            localized_in(row, "interventions__member__name", language).text,
        )
        for row in rows
        if row["interventions__pk"]
    )
    return AgendaItemRead(rows[0]["kind"], localized_in(rows[0], "title", language), speakers)


def decisions_of(meeting, language):
    """The decisions of ``meeting``, a tuple of DecisionRead; one query."""
    rows = (
        Decision.objects.rewrite(False)
        .filter(meeting_id=meeting.pk)
        .order_by("number", "pk", f"members__name_{language}", "members__pk")
        .values("pk", "due_on", "status", "members__slug", *columns(language, "text", "owner", "members__name"))
    )
    return tuple(_decision(list(same), language) for _pk, same in groupby(rows, key=lambda row: row["pk"]))


def _decision(rows, language):
    first = rows[0]
    return DecisionRead(
        text=localized_in(first, "text", language),
        owner=localized_in(first, "owner", language),
        due_on=first["due_on"],
        status=first["status"],
        members=tuple(
            ConcernedRead(row["members__slug"], localized_in(row, "members__name", language).text)
            for row in rows
            if row["members__slug"]
        ),
    )
