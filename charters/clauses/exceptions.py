"""Why an act on clauses is refused. No prose for people: views and commands speak."""

from ..exceptions import ChartersError


class ClauseError(ChartersError):
    """Base of the refusals below; ``subject`` is what they are about, as a plain value."""


class VersionPublished(ClauseError):
    """The version is published already: nothing in it can change; ``subject`` is its number."""


class WordsLacking(ClauseError):
    """The French of a text that readers need is missing; ``subject`` is the name of its field."""


class NothingNew(ClauseError):
    """No word differs from the version before; ``subject`` is its number."""


class DraftExists(ClauseError):
    """The clause, or the use, has a draft already."""


class NothingPublished(ClauseError):
    """There is no published version from which another could be made, or no published stage to correct."""


class OwnWordsMissing(ClauseError):
    """Neither a clause of the library nor words of the city's own with a title; ``subject`` names the field."""


class ClauseFixed(ClauseError):
    """The use is published: which clause it is of stays."""


class StageNotPossible(ClauseError):
    """That stage can't stand there; ``subject`` is the list of kinds that can."""


class DatesReversed(ClauseError):
    """The end is before the beginning."""


class DateRefused(ClauseError):
    """Base of refusals of one date; ``name`` is that of its field."""

    def __init__(self, subject, *, name):
        super().__init__(subject)
        self.name = name


class DateAhead(DateRefused):
    """What has happened can't lie ahead; ``subject`` is the present day in the city."""


class DateTooFar(DateRefused):
    """A year that no contract of ours has; ``subject`` is the pair of first and last year."""


class NothingToPublish(ClauseError):
    """There is no draft."""


class NotPublished(ClauseError):
    """Nobody but its city reads it: there is nothing to hide."""


class ClauseWithdrawn(ClauseError):
    """The clause is withdrawn from the library; ``subject`` is its key."""


class ReplacementNotPossible(ClauseError):
    """The clause that should replace another is itself, a draft or withdrawn; ``subject`` is its key."""
