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
