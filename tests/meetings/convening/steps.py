"""A meeting ready to be convened, and what its mails say."""

import datetime

from django.core import mail

from charter_portal.notices.sending import send_due
from meetings.domain.convening import convene
from meetings.models import Meeting
from tests import factories

DAY = datetime.date(2099, 3, 4)


def ready(**facts):
    """A planned meeting of 2099 in Conakry that lacks nothing."""
    given = {
        "status": "planned",
        "starts_on": DAY,
        "ends_on": DAY,
        "starts_at": datetime.time(9),
        "ends_at": datetime.time(12, 30),
        "time_zone": "Africa/Conakry",
        "venue_fr": "Palais du peuple",
        "video_link": "https://visio.example/salle",
        "reply_by": datetime.date(2099, 2, 20),
    }
    meeting = factories.MeetingFactory(**given | facts)
    factories.AgendaItemFactory(meeting=meeting, title_fr="Ouverture", title_ar="افتتاح", minutes_planned=20)
    return meeting


def convened(*people, **facts):
    """The same once convened; ``people`` are facts of invitees. Returns (Meeting, [Invitee])."""
    meeting = ready(**facts)
    invitees = [factories.InviteeFactory(meeting=meeting, **one) for one in people or [{}]]
    return convene(meeting, by=None), invitees


def changed(meeting, **facts):
    """The meeting with other facts, as someone edited it."""
    Meeting.objects.filter(pk=meeting.pk).update(**facts)
    return Meeting.objects.get(pk=meeting.pk)


def mails(at=None):
    """The mails that leave now, or at another moment, by address."""
    mail.outbox.clear()
    send_due(at=at)
    return {message.to[0]: message for message in mail.outbox}


def entry_of(message):
    """The calendar entry attached to a mail, as text."""
    return next(content for name, content, _type in message.attachments if name == "invitation.ics")
