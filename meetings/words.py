"""Stages and refusals of the meetings' domain, in words."""

from django.utils.translation import gettext_lazy as _

from . import exceptions
from .stages import Stage

STAGES = {
    Stage.DRAFT: _("in preparation, not public"),
    Stage.PLANNED: _("planned"),
    Stage.CONVENED: _("convened"),
    Stage.IN_SESSION: _("in session"),
    Stage.HELD: _("held, minutes to be written"),
    Stage.DRAFTED: _("minutes being written"),
    Stage.CIRCULATED: _("minutes circulated for correction"),
    Stage.APPROVED: _("minutes approved"),
    Stage.SEALED: _("minutes sealed"),
    Stage.SUMMARY: _("held, with a summary from the published record"),
    Stage.CANCELLED: _("cancelled"),
}

_REFUSALS = {
    exceptions.StageForbids: _("This can't be done now: %(subject)s."),
    exceptions.ReasonMissing: _("Write the reason: everyone will read it."),
    exceptions.NumberTaken: _("The commission has a meeting no. %(subject)s already. Choose another number."),
}


def words_of_refusal(error):
    """Why a MeetingError was raised and how to mend it, one sentence in the active language."""
    subject = STAGES[error.subject] if isinstance(error, exceptions.StageForbids) else error.subject
    return _REFUSALS[type(error)] % {"subject": subject}
