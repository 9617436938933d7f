"""The matrix of cities and principles on a day: its rows, whole or filtered, and what stands in its cells."""

import datetime
from typing import NamedTuple

from django.db.models import Count, Q

from charter_portal.text.localized import columns, localized_in
from members.models import Succession

from ..models import Holding
from ..querysets import on_day
from ..standing import Life, State, state
from .standings import without_adoption


class Successor(NamedTuple):
    """The member that took over from another, and when."""

    slug: str
    name: str
    on: datetime.date


class Cell(NamedTuple):
    """How a member holds a principle: a State, since when, and the number of its Choice; None where undecided."""

    state: str
    since: datetime.date | None
    choice: int | None


class Row(NamedTuple):
    """A member on a day. ``cells`` has a State for each principle, or nothing where no decision holds."""

    slug: str
    name: str
    country: str
    is_support: bool
    life: str
    since: datetime.date | None
    cells: tuple[str, ...]
    successors: tuple[Successor, ...] = ()


class Wanted(NamedTuple):
    """Which rows are asked for: "" asks for all. ``principle`` is a Listed or None, ``state`` a State."""

    country: str = ""
    life: str = ""
    principle: object = None
    state: str = ""


def wanted_among(charter, standings, wanted, principles, language, *, on):
    """Those of the Standings that are wanted; at most one query, and one more for members with nothing on record."""
    if wanted.life == Life.NONE:
        standings = without_adoption(charter, language, on=on)
    found = [
        one
        for one in standings
        if wanted.country in {"", one.country_code} and (not wanted.life or one.life == wanted.life)
    ]
    if not wanted.state:
        return found
    asked = [wanted.principle] if wanted.principle else principles
    numbers = _in_state(charter, State(wanted.state), asked, on=on)
    return [one for one in found if one.has_decided and numbers(one.adoption)]


def _in_state(charter, wanted, principles, *, on):
    """A predicate of numbers of adoptions: whether at least one of the principles is in the State ``wanted``."""
    held = Holding.objects.filter(
        on_day(on), adoption__charter=charter, principle__in=[one.pk for one in principles]
    ).order_by()
    if wanted == State.UNDECIDED:
        whole = held.values_list("adoption").annotate(held=Count("pk")).filter(held=len(principles))
        decided = {adoption for adoption, _held in whole}
        return lambda adoption: adoption not in decided
    listed = {}
    for one in principles:
        listed.setdefault(one.substance, []).append(one.pk)
    same = Q(pk__in=())
    for substance, numbers in listed.items():
        same |= Q(principle__in=numbers, substance=substance)
    stands = ~same if wanted == State.TO_CONFIRM else same & Q(stance=wanted.value)
    return set(held.filter(stands).values_list("adoption", flat=True)).__contains__


def rows_of(standings, principles, language, *, on):
    """The Rows of some Standings, a list; two queries."""
    cells, successors = cells_of(standings, principles, on=on), _successors([one.pk for one in standings], language)
    return [
        Row(
            slug=one.slug,
            name=one.name,
            country=one.country_code,
            is_support=one.is_support,
            life=one.life,
            since=one.since,
            successors=successors.get(one.pk, ()),
            cells=tuple(cell.state for cell in cells.get(one.adoption, ())),
        )
        for one in standings
    ]


def cells_of(standings, principles, *, on):
    """{number of an adoption: its Cells, one for each principle} of those Standings under which a decision holds.

    One query, however many there are.
    """
    held = {one.adoption: {} for one in standings if one.has_decided}
    rows = Holding.objects.filter(
        on_day(on), adoption__in=list(held), principle__in=[one.pk for one in principles]
    ).order_by()
    for adoption, principle, *rest in rows.values_list(
        "adoption_id", "principle_id", "stance", "substance", "since", "choice_id"
    ):
        held[adoption][principle] = rest
    nothing = None, None, None, None
    return {
        adoption: tuple(_cell(listed, *of.get(listed.pk, nothing)) for listed in principles)
        for adoption, of in held.items()
    }


def _cell(listed, stance, substance, since, choice):
    return Cell(state(stance, substance, listed.substance).value, since, choice)


def _successors(members, language):
    """{number of a member: its Successors}; one query."""
    names = columns(language, "successor__name")
    rows = (
        Succession.objects.filter(predecessor__in=members)
        .order_by("on", "pk")
        .values_list("predecessor_id", "successor__slug", "on", *names)
    )
    found = {}
    for predecessor, slug, on, *said in rows:
        name = localized_in(dict(zip(names, said, strict=True)), "successor__name", language).text
        found[predecessor] = (*found.get(predecessor, ()), Successor(slug, name, on))
    return found
