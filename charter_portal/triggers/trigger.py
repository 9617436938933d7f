"""A trigger as a value."""

from dataclasses import dataclass

PREFIX = "portal_"  # every trigger of ours bears it, so that those no longer declared are found and dropped
NAME_LENGTH = 63  # PostgreSQL cuts longer names silently


@dataclass(frozen=True)
class Trigger:
    """One trigger on one table.

    ``sql`` is the whole ``CREATE TRIGGER "name" ...`` statement, or on PostgreSQL ``CREATE CONSTRAINT TRIGGER``.
    ``function`` and ``body`` are for PostgreSQL only: the function that it executes, which takes no argument and
    returns a trigger, and its plpgsql text from DECLARE or BEGIN to ``END``; several triggers can share them.
    Raises ValueError for a name that does not begin with PREFIX or is too long.
    """

    name: str
    table: str
    sql: str
    function: str = ""
    body: str = ""

    def __post_init__(self):
        for name in filter(None, (self.name, self.function)):
            if not name.startswith(PREFIX) or len(name) > NAME_LENGTH:
                raise ValueError(f"{name}: begin with {PREFIX} and keep to {NAME_LENGTH} characters")
