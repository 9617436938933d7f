"""What mails to those who are convened say and enclose: made when a mail leaves, never stored."""

import functools

import structlog
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from charter_portal.notices.exceptions import MailGone
from charter_portal.notices.kinds import Enclosure
from charter_portal.pdf import PdfError

from ..domain.answering import takes_answers, token_of, with_names
from ..models import Invitee, Meeting, MeetingAct
from .calendar import calendar_file, for_calendars
from .convocation import convocation_manuscript

log = structlog.get_logger(__name__)

LARGEST = 2 * 1024 * 1024
"""Bytes of a PDF that every mailbox takes."""


def _invitee(context):
    found = with_names(Invitee.objects.filter(pk=context["invitee"])).first()
    if found is None:
        raise MailGone
    return found


def answer_link(invitee, language):
    """The whole address at which an Invitee answers, in ``language``: it holds a secret."""
    with translation.override(language):
        return settings.PUBLIC_URL + reverse("meetings:reply", args=[token_of(invitee)])


def facts_for(context):
    """What the mail says of the meeting and to whom. Raises MailGone once there is nothing to say any more."""
    invitee = _invitee(context)
    meeting = invitee.meeting
    act = MeetingAct.objects.filter(pk=context["act"]).first() if "act" in context else None
    return {
        "invitee": invitee,
        "meeting": meeting,
        "items": list(meeting.agenda.order_by("position", "pk")),
        "note": act.note if act else "",
        "name": invitee.person.name_in_prose,
    }


def facts_with_link(context):
    """The same with the link to answer, while answers are taken. Raises MailGone for a meeting that is cancelled."""
    facts = facts_for(context)
    if facts["meeting"].status == Meeting.Status.CANCELLED:
        raise MailGone
    if takes_answers(facts["meeting"], at=timezone.now()):
        facts["link"] = answer_link(facts["invitee"], context["language"])
    return facts


def facts_to_answer(context):
    """As facts_with_link. Raises MailGone too where an answer was given, or is no longer taken."""
    facts = facts_with_link(context)
    if facts["invitee"].reply or "link" not in facts:
        raise MailGone
    return facts


def convocation_enclosed(context, language):
    """The meeting as a calendar entry, which takes the place of the one that was sent before, and the convocation."""
    invitee = _invitee(context)
    return [_entry(invitee, language, "REQUEST"), *_convocation(invitee.meeting, language)]


def cancellation_enclosed(context, language):
    """The calendar entry that takes the meeting out of calendars."""
    return [_entry(_invitee(context), language, "CANCEL")]


def _entry(invitee, language, method):
    meeting = for_calendars(Meeting.objects.filter(pk=invitee.meeting_id)).get()
    content = calendar_file([(meeting, invitee)], language, method=method)
    return Enclosure("invitation.ics", content, f"text/calendar; method={method}", is_alternative=True)


def _convocation(meeting, language):
    """The convocation as PDF, unless it is large or can't be printed: a mail leaves without it, not never."""
    try:
        content = _printed(convocation_manuscript(meeting, language))
    except PdfError:
        log.exception("convocation_not_printed", meeting=meeting.path)
        return []
    if len(content) > LARGEST:
        return []
    return [Enclosure(f"convocation-{meeting.commission.slug}-{meeting.number}.pdf", content, "application/pdf")]


@functools.lru_cache(maxsize=6)
def _printed(manuscript):
    """The bytes of a Manuscript, which is the same for all who read a language: printed once for all their mails."""
    return manuscript.printed()
