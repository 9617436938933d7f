"""What can go wrong in the meetings' domain, by name. No prose: faces turn these into sentences."""


class TableRefused(Exception):
    """A file cannot be read as a table of participants.

    ``reason`` is a short code (see meetings.import_messages), ``values`` the figures and words that its sentence needs.
    """

    def __init__(self, reason, **values):
        super().__init__(reason, values)
        self.reason = reason
        self.values = values


class ImportNotPossible(Exception):
    """Base of the reasons why participants that were read are not written. ``plan`` is the present plan."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan


class RowsInError(ImportNotPossible):
    """Some rows have problems, listed in ``plan.problems``."""


class RowsUndecided(ImportNotPossible):
    """Some rows are doubtful and nobody said who they are: ``plan.doubtful``."""


class PlanOutdated(ImportNotPossible):
    """What is on file has changed since the plan that was confirmed."""


class FileRefused(Exception):
    """Base of the reasons why an uploaded file is not kept."""


class NotAPicture(FileRefused):
    """The file is no JPEG, PNG or WebP picture, or is broken."""


class PictureTooLarge(FileRefused):
    """The picture exceeds a limit; arguments: the limits in bytes and in pixels."""


class DocumentTooLarge(FileRefused):
    """The document exceeds a limit; argument: the limit in bytes, as sent or once unpacked."""


class DocumentTypeRefused(FileRefused):
    """The content is none of the types that are kept."""


class MeetingError(Exception):
    """Base of the reasons why something about a meeting is not done. ``subject`` is what the sentence is about."""

    def __init__(self, subject=None):
        super().__init__(subject)
        self.subject = subject


class StageForbids(MeetingError):
    """It can't be done at this stage of the meeting; ``subject`` is the Stage."""


class ReasonMissing(MeetingError):
    """An act that needs a reason came without one."""


class NumberTaken(MeetingError):
    """The commission has a meeting of that number; ``subject`` is the number."""


class AlreadyInvited(MeetingError):
    """The person is on the list of the meeting already; ``subject`` is the name."""


class AlreadyConvened(MeetingError):
    """Who was convened is not taken off the list without a word; ``subject`` is the name."""


class NotAddedByCity(MeetingError):
    """A city takes only those off the list whom it had added; ``subject`` is the name."""


class TooManyAdded(MeetingError):
    """A city adds so many people to a meeting and no more; ``subject`` is how many."""


class HoldsProxies(MeetingError):
    """Others are represented by this person; ``subject`` is the name."""


class NothingToTakeOver(MeetingError):
    """There is nobody to take over who is not on the list already."""


class AnswersClosed(MeetingError):
    """The meeting has begun, or is over or cancelled: answers are no longer taken."""


class NoVideo(MeetingError):
    """The meeting is held on site only."""


class NotOnSite(MeetingError):
    """The meeting is held by video conference only."""


class HolderMissing(MeetingError):
    """Nobody was named who represents the person."""


class HolderAbsent(MeetingError):
    """Who was named does not attend; ``subject`` is the name."""


class HolderIsOneself(MeetingError):
    """Nobody represents herself or himself."""


class TooManyProxies(MeetingError):
    """Who was named holds as many proxies as the commission lets a person hold; ``subject`` is the name."""


class NobodyInvited(MeetingError):
    """A convocation goes to nobody."""


class FactsMissing(MeetingError):
    """The convocation lacks something without which it can't leave."""


class NothingChanged(MeetingError):
    """Date, hours, place and agenda are as they were told last."""


class TooManyProposed(MeetingError):
    """So many proposals of a city wait on a meeting and no more; ``subject`` is how many."""


class ProposalDecided(MeetingError):
    """The proposal was decided, or taken back, in the meantime."""


class LinkUnknown(Exception):
    """The link to answer is forged, cut short, or was replaced by a newer one."""


class MinutesLacking(MeetingError):
    """Something that the act needs is missing; ``subject`` is the list of its sentences, in the active language."""


class DayRefused(MeetingError):
    """The last day for corrections is not one that can be given; ``subject`` is the latest day that can."""


class NotLonger(MeetingError):
    """The time for corrections is not prolonged by such a day; ``subject`` is the latest day that can be given."""


class WindowOpen(MeetingError):
    """The time for corrections has not passed; ``subject`` is its last day."""


class WindowClosed(MeetingError):
    """The time for corrections has passed, or has not come; ``subject`` is its last day, or None."""


class CorrectionsOpen(MeetingError):
    """Corrections wait for their answer; ``subject`` is how many."""


class DidNotAttend(MeetingError):
    """Only those who attended, present or represented, ask for corrections."""


class PassageGone(MeetingError):
    """The passage does not stand in the minutes any more."""


class AlreadyDecided(MeetingError):
    """The correction was answered by someone else."""


class ChangedMeanwhile(MeetingError):
    """The text was changed since it was read; ``subject`` is what it says now."""


class SameWords(MeetingError):
    """A correction is accepted by changing the text, and the text is as it was."""


class StatusUnchanged(MeetingError):
    """A follow-up that says nothing new."""


class IsWithdrawn(MeetingError):
    """The minutes are withdrawn from view already."""


class NotWithdrawn(MeetingError):
    """The minutes are in view already."""


class NothingToPrint(MeetingError):
    """A meeting gives no such document; ``subject`` says why in one line, in English."""


class AlreadyThere(MeetingError):
    """Someone who is to arrive is there already, in this mode; ``subject`` is the Attendance."""


class NotThere(MeetingError):
    """Someone who is to leave is not there; ``subject`` is the Attendance."""


class SpansOverlap(MeetingError):
    """Times that can't be: a leaving before the arrival, or two presences at once; ``subject`` is the Attendance."""


class TextClash(MeetingError):
    """Two people changed the same place of a text. ``theirs`` is the text as stored, ``version`` that of its row."""

    def __init__(self, *, theirs, version):
        super().__init__()
        self.theirs, self.version = theirs, version


class NotEntitled(MeetingError):
    """Cities that were neither there nor represented at the moment of a vote; ``subject`` is their names."""


class CountsDiffer(MeetingError):
    """More voted by hand than were entitled to; ``subject`` is how many were."""
