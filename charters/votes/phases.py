"""How a round stands at a moment, from its facts and the clock alone. Pure."""

import enum


class Phase(enum.StrEnum):
    """How a round stands."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"
    CERTIFIED = "certified"
    ANNULLED = "annulled"


def phase_of(facts, at):
    """The Phase at the aware datetime ``at``.

    ``facts`` has ``sealed_at``, ``annulled_at``, ``certified_at`` (aware or None), ``opens_at`` and ``closes_at``. The
    window [opens_at, closes_at) alone opens and closes a round: nobody has to press anything, and nobody can.
    """
    if facts.sealed_at is None:
        return Phase.DRAFT
    if facts.annulled_at is not None:
        return Phase.ANNULLED
    if facts.certified_at is not None:
        return Phase.CERTIFIED
    if at < facts.opens_at:
        return Phase.SCHEDULED
    return Phase.OPEN if at < facts.closes_at else Phase.CLOSED
