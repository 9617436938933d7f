"""Why an act on commitments or reports is refused. No prose for people: views and commands speak."""

from ..exceptions import ChartersError


class CommitmentError(ChartersError):
    """Base of the refusals below; ``subject`` is what they are about, as a plain value."""


class WordsLacking(CommitmentError):
    """Something that has to be said is not; ``subject`` is the name of the field."""


class Incomplete(CommitmentError):
    """The draft can't be published yet; ``subject`` is the list of the fields' names that are missing."""


class DayBehind(CommitmentError):
    """A commitment is due on a day to come; ``subject`` is the present day."""


class DayTooFar(CommitmentError):
    """A year that no commitment of ours has; ``subject`` is the last one that can be."""


class NotDraft(CommitmentError):
    """It is published already: nothing in it can change."""


class NotCurrent(CommitmentError):
    """It is a draft, or a later version took its place."""


class DraftThere(CommitmentError):
    """The next version is begun already; ``subject`` is the number of the draft."""


class Settled(CommitmentError):
    """What became of it is said: it gets no new version."""


class NothingAdopted(CommitmentError):
    """The city has adopted no principle: there is nothing to report on."""


class YearNotPossible(CommitmentError):
    """A year that no report can be of; ``subject`` is the pair of first and last one."""


class ReportIncomplete(CommitmentError):
    """The report can't be submitted yet; ``subject`` is the number of its parts that lack something."""


class ReportSubmitted(CommitmentError):
    """It is submitted already: nothing in it can change."""


class ReportNotSubmitted(CommitmentError):
    """It is a draft, which its city alone sees."""


class SeenAlready(CommitmentError):
    """Someone of the secretariat has seen it already."""


class WordsNotPublic(CommitmentError):
    """It is a draft, which its city alone sees: there is nothing to hide."""
