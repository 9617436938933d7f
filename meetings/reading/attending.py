"""Who was there, as plain values for ``meetings.presence``."""

import datetime
from collections import defaultdict
from functools import cached_property

from charters.domain.tallying import Quorum
from members.models import Member

from ..models import Attendance, Invitee, Presence
from ..presence import Participant, Span, standing_at, standings

_ALWAYS = datetime.datetime.min.replace(tzinfo=datetime.UTC)
THERE = frozenset({Attendance.Mode.ON_SITE, Attendance.Mode.VIDEO})


def cities_of(row):
    """Primary keys of the cities that an Attendance or an Invitee sits for, a set: an institution is none.

    ``member`` is selected and ``also_for`` prefetched.
    """
    members = [*([row.member] if row.member else []), *row.also_for.all()]
    return {member.pk for member in members if member.kind != Member.Kind.INSTITUTION}


def quorum_of(commission):
    """The Quorum that a Commission asks for, or None."""
    if commission.quorum_numerator is None:
        return None
    return Quorum(commission.quorum_numerator, commission.quorum_denominator)


def is_noted(meeting):
    """Whether anybody's coming and leaving was noted in a Meeting; one query."""
    return Presence.objects.filter(attendance__meeting=meeting).exists()


class Room:
    """The people of a meeting and where they were; each read once. ``meeting`` has its commission selected."""

    def __init__(self, meeting):
        self.meeting = meeting

    @cached_property
    def attendances(self):
        """The Attendances in the order of the source, with person, member and what is printed of them; two queries."""
        rows = Attendance.objects.filter(meeting=self.meeting).order_by("position", "pk")
        return list(rows.select_related("person", "member", "represented_by").prefetch_related("also_for"))

    @cached_property
    def spans(self):
        """``{attendance pk: (Span, …)}``, in the order of time; one query."""
        found = defaultdict(list)
        for row in Presence.objects.filter(attendance__meeting=self.meeting).order_by("since", "pk"):
            found[row.attendance_id].append(Span(row.mode, row.since, row.until))
        return {pk: tuple(spans) for pk, spans in found.items()}

    @cached_property
    def participants(self):
        """A Participant for each Attendance, by its primary key; cities by theirs.

        Where nobody's coming and leaving was noted, who took part was there from the beginning to the end.
        """
        proxies = defaultdict(set)
        for row in self.attendances:
            if row.represented_by_id:
                proxies[row.represented_by_id] |= cities_of(row)
        return [
            Participant(
                key=row.pk,
                cities=frozenset(cities_of(row) if row.mode in THERE else ()),
                proxies=frozenset(proxies[row.person_id]) if row.mode in THERE else frozenset(),
                spans=self._spans_of(row),
            )
            for row in self.attendances
        ]

    def _spans_of(self, row):
        if self.spans or row.mode not in THERE:
            return self.spans.get(row.pk, ())
        return (Span(row.mode, _ALWAYS),)

    @cached_property
    def convened(self):
        """Primary keys of the cities that count for the quorum: those convened or, if none was, those listed."""
        invited = Invitee.objects.filter(meeting=self.meeting).select_related("member").prefetch_related("also_for")
        return frozenset().union(*map(cities_of, list(invited) or self.attendances))

    def standing(self, at):
        """The Standing of the cities at the aware datetime ``at``."""
        quorum = quorum_of(self.meeting.commission)
        return standing_at(self.participants, convened=self.convened, quorum=quorum, at=at)

    def standings(self):
        """``[(moment, Standing), …]`` at which the number of cities changed."""
        return standings(self.participants, convened=self.convened, quorum=quorum_of(self.meeting.commission))

    def during(self, item):
        """``{attendance pk: (mode, …)}`` of who was there for some of an AgendaItem; empty where it never began."""
        if item.began_at is None:
            return {}
        modes = ((one.key, one.modes_during(item.began_at, item.ended_at)) for one in self.participants)
        return {key: found for key, found in modes if found}


def standing_of(meeting, *, at):
    """The Standing of the cities of a Meeting at the moment ``at``."""
    return Room(meeting).standing(at)
