"""What the page of an entry shows beside what was recorded, such as a ballot once its vote is over.

Each application declares it for its own acts in its ``addresses`` module: the register knows nothing of them.
"""

import datetime
from dataclasses import dataclass, field

_declared = {}


@dataclass(frozen=True)
class More:
    """A ``template`` with its ``context``; ``valid_until``: when the clock alone changes what is shown, or None.

    Without a template there is nothing to show yet.
    """

    template: str = ""
    context: dict = field(default_factory=dict)
    valid_until: datetime.datetime | None = None


def tells_more(act):
    """Decorator of a function from an Entry of that Entry.Act to a More, or None."""

    def declare(function):
        _declared[str(act)] = function
        return function

    return declare


def told_more(entry):
    """The More of an entry, or None where nobody has declared or found any."""
    function = _declared.get(entry.act)
    return function(entry) if function else None
