"""Why an act on a vote is refused. No prose for people: views and commands speak."""

from ..exceptions import ChartersError


class VoteError(ChartersError):
    """Base of the refusals below; ``subject`` is what they are about, as a plain value."""


class RoundSealed(VoteError):
    """The round is opened already: nothing in it can change but its end."""


class PhaseForbids(VoteError):
    """The act is not one for a round that stands so; ``subject`` is its Phase."""


class NotReady(VoteError):
    """Something that opening needs is missing; ``subject`` is the list of Obstacle values that stand in the way."""


class NotLater(VoteError):
    """The end can only move to a later moment; ``subject`` is the present end."""


class TooLate(VoteError):
    """The vote is over; ``subject`` is the moment at which the database's clock said so."""


class TooEarly(VoteError):
    """The vote has not begun; ``subject`` is when it does."""


class ChoicesMissing(VoteError):
    """A ballot answers every question; ``subject`` is the list of positions that it leaves out."""


class ChoicesUnreadable(VoteError):
    """What was sent is no list of choices for the questions of the round."""


class BallotReplaced(VoteError):
    """The city cast another ballot meanwhile; ``subject`` is its sequence."""


class LetterRefused(VoteError):
    """The scan of a letter is no PDF, or too large; ``subject`` says which."""


class InForceAlready(VoteError):
    """The edition that the round carried is in force: the round can't be annulled any more."""
