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
    exceptions.AlreadyInvited: _("%(subject)s is on the list already."),
    exceptions.AlreadyConvened: _("%(subject)s has been convened already. Note the answer “excused” instead."),
    exceptions.HoldsProxies: _("Others are represented by %(subject)s. Change their answers first."),
    exceptions.NothingToTakeOver: _("There is nobody to take over who is not on the list already."),
    exceptions.AnswersClosed: _("Answers are no longer taken: the meeting has begun, is over, or does not take place."),
    exceptions.NoVideo: _("The meeting is held on site only. Choose another answer."),
    exceptions.NotOnSite: _("The meeting is held by video conference only. Choose another answer."),
    exceptions.HolderMissing: _("Choose who represents you among those who are convened."),
    exceptions.HolderAbsent: _("%(subject)s will not attend. Choose someone else."),
    exceptions.HolderIsOneself: _("Nobody can represent herself or himself. Choose someone else."),
    exceptions.TooManyProxies: _("%(subject)s holds as many proxies as the commission allows. Choose someone else."),
    exceptions.NobodyInvited: _("Nobody is on the list of those to convene. Add them first."),
    exceptions.FactsMissing: _("The convocation can't leave yet: something that it needs is missing."),
    exceptions.NothingChanged: _("Day, hours, place and agenda are as they were told last: there is nothing to tell."),
}


def words_of_refusal(error):
    """Why a MeetingError was raised and how to mend it, one sentence in the active language."""
    subject = STAGES[error.subject] if isinstance(error, exceptions.StageForbids) else error.subject
    return _REFUSALS[type(error)] % {"subject": subject}
