"""Models of votes, one file a concept."""

from .ballot import Ballot, BallotDraft
from .electorate import Elector
from .question import Question
from .round import Round, RoundAct

__all__ = ["Ballot", "BallotDraft", "Elector", "Question", "Round", "RoundAct"]
