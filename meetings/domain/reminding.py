"""Reminding those who were convened and have not answered, twice before the day by which answers are wanted."""

import datetime

from ..models import Invitee, Meeting
from .answering import with_names
from .telling_invitees import tell_invitee

DAYS = (7, 2)
"""How many days before the day by which answers are wanted."""
REST = datetime.timedelta(days=1)
"""Nobody is reminded so soon after the convocation."""


def remind(*, at):
    """Remind those who have not answered; returns how many were told now.

    Each is told once for each of DAYS, and again where the day by which answers are wanted is moved. ``at``: an aware
    datetime; the day is that at the place of the meeting.
    """
    told = 0
    meetings = Meeting.objects.filter(status=Meeting.Status.CONVENED, reply_by__isnull=False)
    for meeting in meetings.select_related("commission", "host"):
        left = (meeting.reply_by - at.astimezone(meeting.zone).date()).days
        due = [days for days in DAYS if 0 <= left <= days]
        if due:
            told += _remind(meeting, min(due), at)
    return told


def _remind(meeting, days, at):
    waiting = Invitee.objects.filter(meeting=meeting, reply=Invitee.Reply.NONE, convened_at__lt=at - REST)
    about = f"reminder:{days}:{meeting.reply_by}"
    return sum(tell_invitee("meeting_reminder", invitee, about=about, at=at) for invitee in with_names(waiting))
