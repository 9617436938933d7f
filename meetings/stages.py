"""How far a meeting is, from its preparation to its sealed minutes. Pure.

The status of the meeting and that of its minutes are two columns; a stage is what both say together.
"""

from enum import StrEnum


class Stage(StrEnum):
    """The stages of a meeting, in their order."""

    DRAFT = "draft"
    PLANNED = "planned"
    CONVENED = "convened"
    IN_SESSION = "in_session"
    HELD = "held"
    DRAFTED = "drafted"
    CIRCULATED = "circulated"
    APPROVED = "approved"
    SEALED = "sealed"
    SUMMARY = "summary"
    CANCELLED = "cancelled"


LIFE = (
    Stage.PLANNED,
    Stage.CONVENED,
    Stage.IN_SESSION,
    Stage.HELD,
    Stage.DRAFTED,
    Stage.CIRCULATED,
    Stage.APPROVED,
    Stage.SEALED,
)
"""The stages that a meeting goes through, one after another."""

_OF_MINUTES = {
    "summary": Stage.SUMMARY,
    "draft": Stage.DRAFTED,
    "circulated": Stage.CIRCULATED,
    "approved": Stage.APPROVED,
    "sealed": Stage.SEALED,
}


def stage_of(meeting_status, minutes_status=""):
    """The Stage of a meeting of that status, whose minutes have ``minutes_status``, "" where there are none.

    Minutes that are begun in session, or before, make no difference until the meeting is held.
    """
    if meeting_status != "held":
        return Stage(meeting_status)
    return _OF_MINUTES.get(minutes_status, Stage.HELD)


def reached(stage):
    """``((Stage, "past" | "present" | "to_come"), …)`` along the LIFE; of one that is outside of it all is to come."""
    place = LIFE.index(stage) if stage in LIFE else -1
    return tuple(
        (one, "past" if index < place else "present" if index == place else "to_come") for index, one in enumerate(LIFE)
    )
