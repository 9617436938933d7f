"""Who was there when, and whether there were enough cities: spans in the room or on the line. Pure.

Rules:

1. Someone is there from the moment of an arrival until, and not at, that of leaving.
2. A city is present while one of those who sit for it is there.
3. A city is represented while none of its own is there, but one who holds a proxy of it.
4. Quorum: the cities present or represented are at least the fraction of those that were convened. A city that was not
   convened counts on neither side, however many came.
"""

import datetime
from dataclasses import dataclass, field

from charters.domain.tallying import Quorum


@dataclass(frozen=True)
class Span:
    """From an aware datetime until another, or None while it lasts; ``mode`` is "on_site" or "video"."""

    mode: str
    since: datetime.datetime
    until: datetime.datetime | None = None

    def holds_at(self, at):
        """Whether it covers the moment."""
        return self.since <= at and (self.until is None or at < self.until)

    def overlaps(self, begins, ends):
        """Whether it covers some of [begins, ends), where ``ends`` None is without end."""
        starts_in_time = ends is None or self.since < ends or self.since == begins
        return starts_in_time and (self.until is None or self.until > begins)


@dataclass(frozen=True)
class Participant:
    """Someone: the cities sat for and the cities whose proxy is held, as hashable values, and when there."""

    key: object
    cities: frozenset = frozenset()
    proxies: frozenset = frozenset()
    spans: tuple[Span, ...] = ()

    def mode_at(self, at):
        """The mode at the moment, or "" for who is not there."""
        return next((span.mode for span in self.spans if span.holds_at(at)), "")

    def modes_during(self, begins, ends):
        """The modes in which someone was there for some of the time, in their order, each once."""
        return tuple(dict.fromkeys(span.mode for span in self.spans if span.overlaps(begins, ends)))


@dataclass(frozen=True)
class Standing:
    """Cities at a moment: ``present`` and ``represented`` of the ``convened`` ones, as sets; how many are ``needed``.

    ``needed`` is None where the commission asks for no quorum.
    """

    convened: frozenset
    present: frozenset
    represented: frozenset
    needed: int | None = field(default=None)

    @property
    def counted(self):
        """How many cities count for the quorum."""
        return len(self.present) + len(self.represented)

    @property
    def is_met(self):
        """Whether the quorum is met, or none asked for."""
        return self.needed is None or self.counted >= self.needed


def standing_at(participants, *, convened, quorum, at):
    """The Standing at ``at``: ``convened`` is a set of cities, ``quorum`` a Quorum, or None where none is asked for."""
    there = [one for one in participants if one.mode_at(at)]
    convened = frozenset(convened)
    present = frozenset().union(*(one.cities for one in there)) & convened
    represented = (frozenset().union(*(one.proxies for one in there)) & convened) - present
    return Standing(convened, present, represented, needed_of(convened, quorum))


def needed_of(convened, quorum: Quorum | None):
    """How many of the convened cities the quorum needs, or None."""
    return None if quorum is None else quorum.needs(len(convened))


def standings(participants, *, convened, quorum):
    """``[(moment, Standing), …]``: each moment at which someone came or left and that changed the Standing."""
    moments = sorted(
        {moment for one in participants for span in one.spans for moment in (span.since, span.until) if moment}
    )
    found, last = [], None
    for moment in moments:
        standing = standing_at(participants, convened=convened, quorum=quorum, at=moment)
        if standing != last:
            found.append((moment, standing))
            last = standing
    return found
