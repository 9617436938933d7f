"""Convening a meeting, telling what changes in it afterwards, and cancelling it.

What was told stands in the register, without prose: what differs from it now is what is still to be told.
"""

import hashlib
import json

from django.utils.crypto import salted_hmac

from charter_portal.register.models import Entry

from ..exceptions import FactsMissing, NobodyInvited, NothingChanged
from ..models import Invitee, Meeting
from ..models.invitee import new_nonce
from ..reading.preparing import lacks_of
from ..stages import Stage
from .acting import acting_on, note_act, said, save_meeting
from .telling_invitees import tell_invitee

Act = Entry.Act
TELLING = (Act.MEETING_CONVENED, Act.MEETING_CHANGED)
PARTS = ("day", "hours", "place", "format", "link", "agenda", "practical")
"""What of a meeting is told, by name."""


def told_of(meeting):
    """What is told of a Meeting, by PARTS, as canonical values without prose; one query.

    Words are told by their digests; that of the link needs the portal's key, so that nobody finds it by trying.
    """
    agenda = meeting.agenda.order_by("position", "pk").values_list("kind", "title_fr", "minutes_planned")
    hours = [str(hour or "") for hour in (meeting.starts_at, meeting.ends_at)]
    return {
        "day": [str(day or "") for day in (meeting.starts_on, meeting.ends_on)],
        "hours": [*hours, meeting.zone.key],
        "place": _digest([meeting.host.slug if meeting.host else "", meeting.venue_fr or ""]),
        "format": meeting.format,
        "link": salted_hmac("meetings.link", meeting.video_link).hexdigest() if meeting.video_link else "",
        "agenda": _digest([list(item) for item in agenda]),
        "practical": _digest(meeting.practical_fr or ""),
    }


def changes_of(meeting):
    """Which PARTS of a Meeting differ from what was told last, a list, empty before it is convened; two queries."""
    last = meeting.acts.filter(entry__act__in=TELLING).select_related("entry").order_by("-entry").first()
    if last is None:
        return []
    now, before = told_of(meeting), last.entry.content.get("told", {})
    return [part for part in PARTS if now[part] != before.get(part)]


def _digest(value):
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def convene(meeting, *, by):
    """Convene a planned Meeting: everyone on its list is written to. Returns the Meeting as stored.

    Raises StageForbids, FactsMissing or NobodyInvited.
    """
    with acting_on(meeting, Stage.PLANNED) as (meeting, at):
        if any(lack.is_blocking for lack in lacks_of(meeting)):
            raise FactsMissing
        count = meeting.invitees.count()
        if not count:
            raise NobodyInvited
        meeting.status, meeting.convened_at = Meeting.Status.CONVENED, at
        save_meeting(meeting, "status", "convened_at")
        content = {"told": told_of(meeting), "invitees": count}
        note_act(Act.MEETING_CONVENED, meeting, content, by=by, at=at)
        _write_to(meeting.invitees, "meeting_convened", about="convened", at=at)
        return meeting


def convene_rest(meeting):
    """Convene those who came onto the list of a Meeting after its convocation had left. Returns how many.

    Raises StageForbids or NobodyInvited.
    """
    with acting_on(meeting, Stage.CONVENED) as (meeting, at):
        rest = meeting.invitees.filter(convened_at=None)
        if not rest.exists():
            raise NobodyInvited
        return _write_to(rest, "meeting_convened", about="convened", at=at)


def tell_changes(meeting, *, note, by):
    """Tell all who were convened what has changed since they were told last, with a ``note`` that everyone reads.

    Earlier answers stand, earlier links are void. Returns the MeetingAct. Raises StageForbids, ReasonMissing or
    NothingChanged.
    """
    with acting_on(meeting, Stage.CONVENED) as (meeting, at):
        note, changes = said(note), changes_of(meeting)
        if not changes:
            raise NothingChanged
        content = {"told": told_of(meeting), "changes": changes}
        act = note_act(Act.MEETING_CHANGED, meeting, content, by=by, at=at, note=note)
        convened = meeting.invitees.exclude(convened_at=None)
        _write_to(convened, "meeting_changed", about=f"changed:{act.entry_id}", at=at, act=act.pk)
        return act


def cancel(meeting, *, reason, by):
    """Cancel a planned or convened Meeting for a ``reason`` that everyone reads. Returns the Meeting as stored.

    Raises StageForbids or ReasonMissing.
    """
    with acting_on(meeting, Stage.PLANNED, Stage.CONVENED) as (meeting, at):
        reason = said(reason)
        meeting.status, meeting.cancelled_at = Meeting.Status.CANCELLED, at
        save_meeting(meeting, "status", "cancelled_at")
        act = note_act(Act.MEETING_CANCELLED, meeting, {}, by=by, at=at, note=reason)
        convened = meeting.invitees.exclude(convened_at=None)
        _write_to(convened, "meeting_cancelled", about="cancelled", at=at, act=act.pk)
        return meeting


def _write_to(invitees, kind, *, about, at, **facts):
    """Write to ``invitees``; links that they had are void. Returns how many there are, with an address or without."""
    found = list(
        invitees.select_related("meeting__commission", "meeting__host", "person__user", "member").order_by("pk")
    )
    for invitee in found:
        invitee.nonce, invitee.convened_at = new_nonce(), invitee.convened_at or at
    Invitee.objects.bulk_update(found, ["nonce", "convened_at"], batch_size=200)
    for invitee in found:
        tell_invitee(kind, invitee, about=about, at=at, **facts)
    return len(found)
