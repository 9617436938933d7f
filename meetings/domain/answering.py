"""Answers to a convocation: on site, by video, excused, or represented by someone who attends.

A proxy counts for the quorum and in votes by show of hands, never in a vote of the portal. It is given to one who is
on the list and does not say to be absent; nobody who is represented holds one, so that no proxy is passed on.
"""

import datetime

from django.core import signing
from django.db.models import Count, Q

from members.domain.accrediting import prepare_letter

from ..exceptions import (
    AnswersClosed,
    HolderAbsent,
    HolderIsOneself,
    HolderMissing,
    LinkUnknown,
    NotOnSite,
    NoVideo,
    TooManyProxies,
)
from ..models import Invitee, Meeting
from .acting import acting_on
from .attending import follow_answer
from .telling_invitees import tell_proxy_lapsed

_signer = signing.Signer(salt="meetings.invitee", sep=".")


def token_of(invitee):
    """The word that opens the answer of an Invitee, for the link of a mail; made when it is needed and never stored."""
    return _signer.sign_object((invitee.pk, invitee.nonce))


def invitee_of(token):
    """The Invitee that ``token`` opens, with meeting and person, whether or not answers are taken still.

    Raises LinkUnknown for a token that is forged, cut short, or older than the last one sent.
    """
    try:
        pk, nonce = _signer.unsign_object(token)
        return with_names(Invitee.objects.filter(pk=pk, nonce=nonce)).get()
    except (signing.BadSignature, ValueError, TypeError, Invitee.DoesNotExist) as error:
        raise LinkUnknown from error


def with_names(invitees):
    """The same queryset with what pages and mails show of each."""
    return invitees.select_related(
        "meeting__commission", "meeting__host", "person__user", "member", "represented_by__person"
    )


def begins_at(meeting):
    """The aware moment at which a Meeting begins, or its first day; None where that is not known."""
    if meeting.begins or meeting.starts_on is None:
        return meeting.begins
    return datetime.datetime.combine(meeting.starts_on, datetime.time.min, meeting.zone)


def ends_at(meeting):
    """The aware moment at which a Meeting ends, else the end of its last day; None where that is not known."""
    if meeting.ends or meeting.starts_on is None:
        return meeting.ends
    last = (meeting.ends_on or meeting.starts_on) + datetime.timedelta(days=1)
    return datetime.datetime.combine(last, datetime.time.min, meeting.zone)


def takes_answers(meeting, *, at):
    """Whether invitees and their cities can answer at the aware datetime ``at``: until the meeting begins."""
    if meeting.status not in {Meeting.Status.PLANNED, Meeting.Status.CONVENED}:
        return False
    begins = begins_at(meeting)
    return begins is None or at < begins


def holders_for(invitee):
    """Those whom an Invitee can give a proxy to, as invitees of the meeting; one query.

    Not those who hold as many as the commission allows, but for the one who holds that of the Invitee.
    """
    there = invitee.meeting.invitees.exclude(pk=invitee.pk).exclude(reply__in=Invitee.ABSENT)
    has_room = Q(held__lt=invitee.meeting.commission.proxies_per_person) | Q(pk=invitee.represented_by_id)
    there = there.annotate(held=Count("proxies")).filter(has_room)
    return there.select_related("person", "member").order_by("person__surname", "person__given_name", "pk")


def answer(invitee, *, reply, through, represented_by=None, letter=None, note="", is_team=False):
    """Write the answer of an Invitee, in place of an earlier one, and return the Invitee as stored.

    ``letter``: an uploaded PDF, or None to keep the one that is there. The proxies that someone held lapse who will be
    absent; those who gave them are asked again. Raises AnswersClosed (the team notes answers until the meeting is
    opened), NoVideo, NotOnSite, HolderMissing, HolderIsOneself, HolderAbsent, TooManyProxies, or a
    members.exceptions.LetterRefused.
    """
    with acting_on(invitee.meeting) as (meeting, at):
        if not (takes_answers(meeting, at=at) or (is_team and meeting.status in _FOR_THE_TEAM)):
            raise AnswersClosed
        invitee = with_names(Invitee.objects).get(pk=invitee.pk)
        _check_mode(meeting, reply)
        holder = _holder(meeting, invitee, represented_by) if reply == Invitee.Reply.REPRESENTED else None
        if letter is not None and holder is not None:
            file = prepare_letter(file=letter)
            invitee.proxy_letter.save(file.name, file, save=False)
        elif holder is None or holder.pk != invitee.represented_by_id:
            # A letter names its holder.
            invitee.proxy_letter = ""
        invitee.reply, invitee.represented_by, invitee.note = reply, holder, note
        invitee.replied_at, invitee.replied_through = at, through
        if reply == Invitee.Reply.NONE:
            invitee.replied_at, invitee.replied_through = None, ""
        invitee.save(update_fields=["reply", "represented_by", "note", "proxy_letter", "replied_at", "replied_through"])
        follow_answer(meeting, invitee)
        if reply in Invitee.ABSENT:
            _let_lapse(meeting, invitee, at)
        return invitee


_FOR_THE_TEAM = {Meeting.Status.DRAFT, Meeting.Status.PLANNED, Meeting.Status.CONVENED}


def _check_mode(meeting, reply):
    if reply == Invitee.Reply.VIDEO and meeting.format == Meeting.Format.ON_SITE:
        raise NoVideo
    if reply == Invitee.Reply.ON_SITE and meeting.format == Meeting.Format.VIDEO:
        raise NotOnSite


def _holder(meeting, invitee, chosen):
    if chosen is None:
        raise HolderMissing
    if chosen.pk == invitee.pk:
        raise HolderIsOneself
    holder = meeting.invitees.select_related("person").filter(pk=chosen.pk).first()
    if holder is None:
        raise HolderMissing
    if holder.reply in Invitee.ABSENT:
        raise HolderAbsent(holder.person.name_in_prose)
    if holder.proxies.exclude(pk=invitee.pk).count() >= meeting.commission.proxies_per_person:
        raise TooManyProxies(holder.person.name_in_prose)
    return holder


def _let_lapse(meeting, invitee, at):
    """Ask those again whom the Invitee would have represented."""
    for giver in with_names(invitee.proxies.all()):
        giver.reply, giver.represented_by, giver.proxy_letter = Invitee.Reply.NONE, None, ""
        giver.replied_at, giver.replied_through = None, ""
        giver.save(update_fields=["reply", "represented_by", "proxy_letter", "replied_at", "replied_through"])
        follow_answer(meeting, giver)
        tell_proxy_lapsed(giver, holder=invitee, at=at)
