"""What a city has begun and not handed in: what each application's own function finds, the latest first."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """One thing begun, told by the template ``template``, which finds the rest in ``facts``; for the city only."""

    template: str
    changed_at: datetime.datetime
    facts: dict = field(default_factory=dict)


def latest_first(drafts):
    """The same, sorted: the one that was changed last stands first."""
    return sorted(drafts, key=lambda draft: draft.changed_at, reverse=True)
