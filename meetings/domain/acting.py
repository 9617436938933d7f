"""What every act on a meeting does: the meeting is locked, the act recorded, both in one transaction."""

import hashlib
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone, translation

from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless
from charters.domain.words import AUTHORITATIVE

from ..exceptions import ReasonMissing, StageForbids
from ..models import Meeting, MeetingAct, Minutes
from ..stages import stage_of


def minutes_of(meeting):
    """The Minutes of a Meeting, or None."""
    return Minutes.objects.filter(meeting=meeting).first()


def stage_at(meeting):
    """The Stage of a Meeting as stored; one query."""
    minutes = minutes_of(meeting)
    return stage_of(meeting.status, minutes.status if minutes else "")


@contextmanager
def acting_on(meeting, *stages):
    """The Meeting as stored, locked until the transaction ends, with commission and host, and the moment; in French.

    Raises StageForbids where it is at none of ``stages``, if any are given.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        # The row alone: a lock on what may be absent, as the host, is refused by PostgreSQL.
        Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
        locked = Meeting.objects.select_related("commission", "host").get(pk=meeting.pk)
        if stages and (stage := stage_at(locked)) not in stages:
            raise StageForbids(stage)
        yield locked, timezone.now()


def save_meeting(meeting, *fields):
    """Store ``fields`` of a locked Meeting, and that it changed, for those who have its form open."""
    meeting.version += 1
    meeting.save(update_fields=[*fields, "version"])


def note_act(act, meeting, content, *, by, at, note=""):
    """Record an act on a meeting (an Entry.Act) with what was decided beside it; returns the MeetingAct.

    ``content``: canonical values without prose. The words of ``note`` are bound by their digest.
    """
    content = {"meeting": meeting.path} | content
    if note:
        content["note"] = hashlib.sha256(note.encode()).hexdigest()
    entry = record(act=act, subject=meeting.subject, content=content, by=by, at=at)
    return MeetingAct.objects.create(meeting=meeting, entry=entry, note=note)


def said(text):
    """A reason in its canonical form. Raises ReasonMissing where there is nothing to read in it."""
    text = canonical(text)
    if is_wordless(text):
        raise ReasonMissing
    return text
