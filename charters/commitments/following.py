"""When a city's reports are due. Pure functions of days: no Django, no clock.

The first report is due two years after the day from which the adoption counts, then one every two years, as in the
Covenant of Mayors. A report meets the due day of its own two years; handed in late, it makes good all that had passed.
"""

import datetime
from typing import NamedTuple

EVERY = 2  # years


class Due(NamedTuple):
    """The day of the next report that is due, and whether it has passed."""

    on: datetime.date
    is_late: bool


def due_on(since, number):
    """The day on which the report ``number`` (1, 2, …) of an adoption that counts from ``since`` is due."""
    year = since.year + EVERY * number
    try:
        return since.replace(year=year)
    except ValueError:  # 29 February
        return datetime.date(year, 3, 1)


def next_due(since, handed_in, *, on):
    """The Due of an adoption that counts from the date ``since``, seen on the date ``on``.

    ``handed_in``: the dates of its reports, in any order; those before ``since`` count for nothing.
    """
    number = 1
    for day in sorted(handed_in):
        if day < since:
            continue
        if due_on(since, number) < day:
            while due_on(since, number) < day:
                number += 1
        elif number == 1 or day > due_on(since, number - 1):
            number += 1
    due = due_on(since, number)
    return Due(due, due < on)
