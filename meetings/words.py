"""Stages and refusals of the meetings' domain, in words."""

import datetime

from django.utils.formats import time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.templatetags.dates import written_out

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

PARTS = {
    "day": _("the day"),
    "hours": _("the hours"),
    "place": _("the place"),
    "format": _("whether it is on site, by video conference or both"),
    "link": _("the link of the video conference"),
    "agenda": _("the agenda"),
    "practical": _("the practical information"),
}

_REFUSALS = {
    exceptions.StageForbids: _("This can't be done now: %(subject)s."),
    exceptions.ReasonMissing: _("Write the reason: everyone will read it."),
    exceptions.MinutesLacking: _("Something is missing, and has to be mended first: %(subject)s."),
    exceptions.DayRefused: _("Choose a day after today, and at the latest %(subject)s."),
    exceptions.NotLonger: _("Choose a day after the last day as it stands, and at the latest %(subject)s."),
    exceptions.WindowOpen: _(
        "Corrections can be asked for until %(subject)s included: wait until that day has passed."
    ),
    exceptions.WindowClosed: _("Corrections can't be asked for any more: the time for them has passed."),
    exceptions.CorrectionsOpen: _("Corrections that wait for their answer: %(subject)s. Accept or decline each first."),
    exceptions.DidNotAttend: _("Only those who attended the meeting, or were represented there, ask for corrections."),
    exceptions.PassageGone: _(
        "These words don't stand in the passage, or more than once. Copy them from the passage as they are."
    ),
    exceptions.AlreadyDecided: _("This correction was answered already."),
    exceptions.ChangedMeanwhile: _("The text was changed since you opened this page. It is shown as it stands now."),
    exceptions.SameWords: _("The words are the same. Change the text first."),
    exceptions.StatusUnchanged: _("This says nothing new. Change the status or the day, or write a note."),
    exceptions.IsWithdrawn: _("The minutes are withdrawn from view already."),
    exceptions.NotWithdrawn: _("The minutes are in view already."),
    exceptions.AlreadyThere: _("%(subject)s is noted as being there already."),
    exceptions.NotThere: _("%(subject)s is not noted as being there."),
    exceptions.SpansOverlap: _(
        "The hours of %(subject)s don't fit: someone leaves after having arrived, and is there once at a time."
    ),
    exceptions.NotEntitled: _(
        "Neither there nor represented at that moment: %(subject)s. Put the hour right, or leave their choices out."
    ),
    exceptions.CountsDiffer: _("More votes than the %(subject)s cities that were there or represented at that moment."),
    exceptions.NumberTaken: _("The commission has a meeting no. %(subject)s already. Choose another number."),
    exceptions.AlreadyInvited: _("%(subject)s is on the list already."),
    exceptions.AlreadyConvened: _("%(subject)s has been convened already. Note the answer “excused” instead."),
    exceptions.NotAddedByCity: _("%(subject)s was put on the list by the secretariat. Answer “excused” instead."),
    exceptions.TooManyAdded: _("A city adds %(subject)s people at most. Write to the secretariat for more."),
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
    exceptions.TooManyProposed: _("%(subject)s proposals of your city wait already. Take one back, or wait."),
    exceptions.ProposalDecided: _("The proposal was decided or taken back in the meantime. Look at it again."),
    exceptions.NothingChanged: _("Day, hours, place and agenda are as they were told last: there is nothing to tell."),
}


def words_of_refusal(error):
    """Why a MeetingError was raised and how to mend it, one sentence in the active language."""
    subject = error.subject
    if isinstance(error, exceptions.StageForbids):
        subject = STAGES[subject]
    elif isinstance(subject, datetime.date):
        subject = written_out(subject)
    elif isinstance(subject, list):
        subject = ", ".join(subject)
    return _REFUSALS[type(error)] % {"subject": subject}


def named(meeting):
    """A Meeting by number and commission, as plain text in the active language."""
    facts = {"number": meeting.number, "commission": meeting.commission.name}
    return gettext("Meeting %(number)s, %(commission)s") % facts


def hours_in_words(meeting, zone=None):
    """Days and hours of a Meeting by the clocks of a ZoneInfo, that of its place unless another is given.

    Days alone where no hour is known, "" where no day is.
    """
    if meeting.starts_on is None:
        return ""
    zone = zone or meeting.zone
    if meeting.begins is None:
        return _days(meeting.starts_on, meeting.ends_on or meeting.starts_on)
    begins = meeting.begins.astimezone(zone)
    ends = meeting.ends.astimezone(zone) if meeting.ends else None
    facts = {"from": time_format(begins), "zone": zone_in_words(begins, zone)}
    if ends is None:
        days = _days(begins.date(), max(meeting.ends_on or begins.date(), begins.date()))
        return gettext("%(days)s, from %(from)s on (%(zone)s)") % {"days": days, **facts}
    facts["to"] = time_format(ends)
    if ends.date() == begins.date():
        return gettext("%(day)s, from %(from)s to %(to)s (%(zone)s)") % {"day": written_out(begins.date()), **facts}
    facts |= {"first": written_out(begins.date()), "last": written_out(ends.date())}
    return gettext("from %(first)s, %(from)s, to %(last)s, %(to)s (%(zone)s)") % facts


def _days(first, last):
    if first == last:
        return written_out(first)
    return gettext("%(first)s to %(last)s") % {"first": written_out(first), "last": written_out(last)}


def zone_in_words(moment, zone):
    """A ZoneInfo and how far it is from UTC at an aware datetime: ``Africa/Conakry, UTC+0``; ``UTC`` of itself."""
    if zone.key == "UTC":
        return zone.key
    minutes = int(moment.astimezone(zone).utcoffset().total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{zone.key}, UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
