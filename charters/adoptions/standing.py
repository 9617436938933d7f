"""How an adoption stands on a day, from what happened and what a council decided. Pure functions of plain values.

What was decided of a principle holds while the wording in force carries the same substance; after a substantive change
it is to be confirmed, and a principle that nobody decided on inherits nothing from any other (decision 082). What a
council decided counts from its own date, whenever the portal learnt of it; a withdrawal ends all that was decided
before it.
"""

import datetime
from enum import StrEnum
from typing import NamedTuple


class Life(StrEnum):
    """How far an adoption has come. SUPPORTING: a partner institution that stands by the charter, told apart."""

    NONE = "none"
    INTEREST = "interest"
    INTENTION = "intention"
    DELIBERATED = "deliberated"
    ADOPTED = "adopted"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """What a council says of a principle."""

    ADOPTED = "adopted"
    PROVISION = "provision"
    RESERVATION = "reservation"
    DEFERRED = "deferred"


class State(StrEnum):
    """How a principle stands for a city: its stance if that holds, to be confirmed, or not decided on."""

    ADOPTED = "adopted"
    PROVISION = "provision"
    RESERVATION = "reservation"
    DEFERRED = "deferred"
    TO_CONFIRM = "to_confirm"
    UNDECIDED = "undecided"


class Step(StrEnum):
    """What can happen to an adoption."""

    INTEREST = "interest"
    INTENTION = "intention"
    RECORDED = "recorded"
    RETURNED = "returned"
    VERIFIED = "verified"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"


class Event(NamedTuple):
    """A Step and the day that it counts from."""

    step: Step
    on: datetime.date


class Decision(NamedTuple):
    """What a verified instrument says of a principle, given by any keys that can be compared.

    ``substance``: that of the wording which the council saw; ``since``: the day from which it counts; ``order``: its
    place in the order of the register; ``choice``: whatever names the words that were decided.
    """

    principle: int
    substance: int
    stance: Stance
    since: datetime.date
    order: int
    choice: object = None


class Span(NamedTuple):
    """A Life that lasted from a day to the day before another, or lasts still (None)."""

    life: Life
    since: datetime.date
    until: datetime.date | None


class Held(NamedTuple):
    """A Decision that was the last one on its principle from a day to the day before another, or is still (None)."""

    decision: Decision
    since: datetime.date
    until: datetime.date | None


_LEADS_TO = {
    Step.INTEREST: {Life.NONE: Life.INTEREST, Life.WITHDRAWN: Life.INTEREST},
    Step.INTENTION: dict.fromkeys((Life.NONE, Life.INTEREST, Life.WITHDRAWN), Life.INTENTION),
    Step.RECORDED: dict.fromkeys((Life.NONE, Life.INTEREST, Life.INTENTION, Life.WITHDRAWN), Life.DELIBERATED),
    Step.SUSPENDED: {Life.ADOPTED: Life.SUSPENDED},
    Step.REINSTATED: {Life.SUSPENDED: Life.ADOPTED},
}
# Whether the adoption is suspended after a step, also while what is suspended counts from a later day only.
_SUSPENDS = {Step.SUSPENDED: True, Step.REINSTATED: False, Step.WITHDRAWN: False}
# Whether a decision was verified and stands after a step: then one that is returned takes nothing back.
_VERIFIES = {Step.VERIFIED: True, Step.WITHDRAWN: False}


def spans(events):
    """The Spans of an adoption from its Events, in the order of the register; none before the first, none empty.

    An instrument that is returned leaves the adoption as it was before it was recorded, also while one that was
    verified waits for its day; one that confirms what is adopted changes nothing in its life, nor does it end a
    suspension, from whatever day it counts.
    """
    # Stable: of two events of one day the register says which came first.
    ordered = sorted(_around_withdrawals(events), key=lambda event: event.on)
    found, life, before, is_suspended = [], Life.NONE, Life.NONE, False
    for event in ordered:
        was = life
        match event.step:
            case Step.RETURNED:
                life = before if life == Life.DELIBERATED else life
            case Step.VERIFIED:
                life = Life.SUSPENDED if is_suspended else Life.ADOPTED
            case Step.WITHDRAWN:
                life = Life.WITHDRAWN
            case step:
                life = _LEADS_TO[step].get(life, life)
        if event.step in _SUSPENDS:
            is_suspended = _SUSPENDS[event.step]
        if event.step == Step.RECORDED and life != was:
            before = was
        if life != was:
            _begin(found, life, event.on)
    return found


def _around_withdrawals(events):
    """The Events, as ``held`` takes the decisions behind them: a withdrawal ends what was verified before it, though it
    were to count later; what is verified after it counts, though it was decided before. What is returned beside one
    that stands is left out.
    """
    events, is_verified = list(events), False
    for place, event in enumerate(events):
        if event.step in _VERIFIES:
            is_verified = _VERIFIES[event.step]
        if event.step == Step.RETURNED and is_verified:
            continue
        if event.step != Step.VERIFIED:
            yield event
            continue
        before, after = (
            [one.on for one in some if one.step == Step.WITHDRAWN] for some in (events[:place], events[place + 1 :])
        )
        if not any(day <= event.on for day in after):
            yield event._replace(on=max([event.on, *before]))


def _begin(found, life, on):
    """Add a Span to ``found``; one that would have lasted no day is left out."""
    if found:
        last = found.pop()
        if last.until is not None:
            found.append(last)
        elif last.since < on:
            found.append(last._replace(until=on))
    if found and found[-1].life == life and found[-1].until == on:
        found.append(found.pop()._replace(until=None))
    elif life != Life.NONE:
        found.append(Span(life, on, None))


def life_on(found, on):
    """The Life of an adoption on a day, from its Spans."""
    return next(
        (span.life for span in found if span.since <= on and (span.until is None or on < span.until)), Life.NONE
    )


def held(decisions, withdrawals=()):
    """What a city held of each principle, and from when to when: a list of Held, by principle and day.

    ``withdrawals``: (day, order) of each withdrawal; it ends what was recorded before it. A later decision on a
    principle takes the place of the one before from its own day on; of two of one day, the one recorded last.
    """
    of_principles = {}
    for decision in decisions:
        of_principles.setdefault(decision.principle, []).append(decision)
    found = []
    for principle in sorted(of_principles):
        # A decision of an earlier day that is recorded later still counts from its day until the next one.
        line = sorted(of_principles[principle], key=lambda one: (one.since, one.order))
        for one, following in zip(line, [*line[1:], None], strict=True):
            ends = [day for day, order in withdrawals if order > one.order]
            ends += [following.since] if following else []
            until = min(ends) if ends else None
            if until is None or one.since < until:
                found.append(Held(one, one.since, until))
    return found


def state(stance, substance, listed):
    """The State of a principle whose wording in force carries the substance ``listed``.

    ``stance`` and ``substance`` are those of what the city holds of it, None where it holds nothing. Reservations and
    deferrals are asked again, too, when the substance changes.
    """
    if stance is None:
        return State.UNDECIDED
    return State(stance) if substance == listed else State.TO_CONFIRM
