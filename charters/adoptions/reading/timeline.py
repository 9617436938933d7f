"""How the number of cities that have adopted a charter grew, day by day."""

import datetime
from collections import Counter
from typing import NamedTuple

from ..models import AdoptionSpan
from ..standing import Life
from .standings import INSTITUTION

# Steps that the table behind the picture shows; beyond, months, then years, are told by their last day.
MOST_STEPS = 24
WIDTH, HEIGHT = 640, 160


class Step(NamedTuple):
    """A day on which the number of adopters changed, and how many there were from then on."""

    on: datetime.date
    adopters: int


class Timeline(NamedTuple):
    """Steps, the most adopters of any day, and the line of the picture as points of an SVG."""

    steps: tuple[Step, ...]
    most: int
    points: str


def timeline_of(charter, *, on):
    """The Timeline of the cities that had adopted a charter, up to the date ``on``; one query."""
    rows = (
        AdoptionSpan.objects.filter(adoption__charter=charter, life=Life.ADOPTED.value, since__lte=on)
        .exclude(adoption__member__kind=INSTITUTION)
        .order_by()
        .values_list("since", "until", "adoption__member__joined_on", "adoption__member__left_on")
    )
    changes = Counter()
    for since, until, joined, left in rows:
        begins, ends = max(since, joined or since), min(until or datetime.date.max, left or datetime.date.max)
        if begins < ends and begins <= on:
            changes[begins] += 1
            if ends <= on:
                changes[ends] -= 1
    steps, adopters = [], 0
    for day in sorted(changes):
        if changes[day]:
            adopters += changes[day]
            steps.append(Step(day, adopters))
    steps = shortened(steps)
    most = max((step.adopters for step in steps), default=0)
    return Timeline(tuple(steps), most, _points(steps, most, on))


def shortened(steps):
    """The Steps, or the last one of each month, or of each year, where there are more than MOST_STEPS."""
    for period in (lambda day: (day.year, day.month), lambda day: day.year):
        if len(steps) <= MOST_STEPS:
            break
        steps = list({period(step.on): step for step in steps}.values())
    return steps[-MOST_STEPS:]


def _points(steps, most, on):
    if not most:
        return ""
    first, level, points = steps[0].on, 0, []
    days = max((on - first).days, 1)
    for step in [*steps, Step(on, steps[-1].adopters)]:
        x = round((step.on - first).days * WIDTH / days)
        points += [(x, level), (x, step.adopters)]
        level = step.adopters
    return " ".join(f"{x},{round(HEIGHT - adopters * HEIGHT / most)}" for x, adopters in points)
