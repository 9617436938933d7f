"""Meetings as calendar entries (iCalendar, RFC 5545), for mails, feeds and single files.

An entry keeps its UID for ever, and its SEQUENCE grows with each change that was told, so that programs put the new
one in the place of the old. A public feed holds what everyone may read: the link of the video conference is for those
who are convened.
"""

import datetime
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from icalendar import Calendar, Event, vCalAddress, vText

from charter_portal.register.models import Entry

from ..models import Meeting
from ..words import named

MOVING = (Entry.Act.MEETING_CHANGED, Entry.Act.MEETING_CANCELLED)
_STATUS = {Meeting.Status.PLANNED: "TENTATIVE", Meeting.Status.CANCELLED: "CANCELLED"}
_PARTSTAT = {
    "": "NEEDS-ACTION",
    "on_site": "ACCEPTED",
    "video": "ACCEPTED",
    "excused": "DECLINED",
    "represented": "DELEGATED",
}
REFRESHED = datetime.timedelta(hours=12)


def for_calendars(meetings):
    """A queryset of Meetings with what their entries need, and how often each was changed."""
    changes = Count("acts", filter=Q(acts__entry__act__in=MOVING))
    return meetings.select_related("commission", "host").prefetch_related("agenda").annotate(changes=changes)


def calendar_file(entries, language, *, name="", method="PUBLISH"):
    """The bytes of a calendar. ``entries``: [(Meeting as ``for_calendars`` gives it, Invitee or None)].

    The entry of an invitee, whose file it is, has the link of the video conference; by mail, as a REQUEST or CANCEL,
    it names them too. ``name`` is that of a feed.
    """
    with translation.override(language):
        calendar = Calendar()
        calendar.add("prodid", "-//AIMF//Charter Portal//EN")
        calendar.add("version", "2.0")
        calendar.add("method", method)
        if name:
            calendar.add("name", name)
            calendar.add("x-wr-calname", name)
            calendar.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
        for meeting, invitee in entries:
            calendar.add_component(_event(meeting, invitee, is_mailed=method != "PUBLISH"))
        calendar.add_missing_timezones()
        return calendar.to_ical()


def _event(meeting, invitee, *, is_mailed):
    event = Event()
    host = urlsplit(settings.PUBLIC_URL).hostname
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", timezone.now())
    event.add("sequence", meeting.changes)
    event.add("status", _STATUS.get(meeting.status, "CONFIRMED"))
    for key, value in _span(meeting).items():
        event.add(key, value)
    event.add("summary", f"{named(meeting)} – {meeting.theme}" if meeting.theme else named(meeting))
    event.add("location", _place(meeting))
    address = settings.PUBLIC_URL + reverse("meetings:meeting", args=[meeting.commission.slug, meeting.number])
    event.add("url", address)
    event.add("description", _description(meeting, address, invitee))
    event.add("organizer", _organizer())
    if is_mailed:
        event.add("attendee", _attendee(invitee), encode=0)
    if invitee is not None and meeting.video_link:
        event.add("conference", meeting.video_link, parameters={"value": "URI", "feature": "VIDEO"})
    return event


def _span(meeting):
    """Beginning and end: whole days where no hour is known."""
    last = meeting.ends_on or meeting.starts_on
    if meeting.begins is None:
        return {"dtstart": meeting.starts_on, "dtend": last + datetime.timedelta(days=1)}
    span = {"dtstart": meeting.begins}
    planned = [item.minutes_planned for item in meeting.agenda.all()]
    if meeting.ends:
        span["dtend"] = meeting.ends
    elif last > meeting.starts_on:
        midnight = last + datetime.timedelta(days=1)
        span["dtend"] = datetime.datetime.combine(midnight, datetime.time.min, meeting.zone)
    elif planned and all(planned):
        # Through UTC: by the clocks of a place an hour can be missing or come twice.
        ends = meeting.begins.astimezone(datetime.UTC) + datetime.timedelta(minutes=sum(planned))
        span["dtend"] = ends.astimezone(meeting.zone)
    return span


def _place(meeting):
    parts = [meeting.venue, meeting.host.name if meeting.host else ""]
    if meeting.format == Meeting.Format.VIDEO:
        parts = [gettext("By video conference")]
    return ", ".join(part for part in parts if part)


def _description(meeting, address, invitee):
    lines = [f"{place}. {_titled(item, invitee)}" for place, item in enumerate(meeting.agenda.all(), 1)]
    if invitee is not None and meeting.video_link:
        lines = [gettext("Video conference: %(link)s") % {"link": meeting.video_link}, "", *lines]
    return "\n".join([*lines, "", address]).strip()


def _titled(item, invitee):
    """The title of an item, which everyone reads unless it is for members."""
    if invitee is None and item.audience == item.Audience.MEMBERS:
        return gettext("An item for members only")
    return item.title


def _organizer():
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = vText(name or "AIMF")
    return organizer


def _attendee(invitee):
    attendee = vCalAddress(f"mailto:{invitee.address}")
    attendee.params["cn"] = vText(invitee.person.name_in_prose)
    attendee.params["partstat"] = vText(_PARTSTAT[invitee.reply])
    # The answer is given on the page of the mail's link, where it says more than yes or no.
    attendee.params["rsvp"] = vText("FALSE")
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    return attendee
