"""Approving minutes: by silence once the time for corrections has passed, or by a vote of the members."""

from contextlib import contextmanager

from django.utils import timezone

from charter_portal.register.models import Entry

from ..exceptions import CorrectionsOpen, WindowOpen
from ..models import Correction, Minutes
from ..stages import Stage
from .acting import acting_on, minutes_of, note_act
from .circulating import check_complete, save_minutes, window_is_open

_FIELDS = ("status", "approval", "approved_on", "votes_for", "votes_against", "votes_abstaining", "approved_in")


def approve_by_silence(meeting, *, by):
    """Approve minutes of which nobody asked a correction that still waits. Returns the Minutes.

    Raises StageForbids, WindowOpen, CorrectionsOpen and MinutesLacking.
    """
    with _approving(meeting) as (meeting, minutes, at):
        if window_is_open(meeting, minutes, at=at):
            raise WindowOpen(minutes.corrections_until)
        minutes.approval = Minutes.Approval.SILENCE
        minutes.approved_on = timezone.localdate(at, meeting.zone)
        return _approve(meeting, minutes, {}, by=by, at=at)


def approve_by_vote(meeting, *, on, votes_for, votes_against, votes_abstaining, approved_in=None, by):
    """Note that the members approved the minutes by a vote, in the Meeting ``approved_in`` where there is one.

    Raises StageForbids, CorrectionsOpen and MinutesLacking.
    """
    with _approving(meeting) as (meeting, minutes, at):
        minutes.approval, minutes.approved_on, minutes.approved_in = Minutes.Approval.VOTE, on, approved_in
        minutes.votes_for, minutes.votes_against, minutes.votes_abstaining = votes_for, votes_against, votes_abstaining
        counts = {"in_favour": votes_for, "against": votes_against, "abstaining": votes_abstaining}
        if approved_in is not None:
            counts["in_meeting"] = approved_in.path
        return _approve(meeting, minutes, counts, by=by, at=at)


@contextmanager
def _approving(meeting):
    """The meeting locked, its Minutes, and the moment. Raises StageForbids, CorrectionsOpen, MinutesLacking.

    What the seal needs is asked for now: what is approved changes no more.
    """
    with acting_on(meeting, Stage.CIRCULATED) as (meeting, at):
        minutes = minutes_of(meeting)
        if waiting := minutes.corrections.filter(status=Correction.Status.OPEN).count():
            raise CorrectionsOpen(waiting)
        check_complete(meeting)
        yield meeting, minutes, at


def _approve(meeting, minutes, counts, *, by, at):
    minutes.status = Minutes.Status.APPROVED
    save_minutes(minutes, *_FIELDS)
    content = {"approval": str(minutes.approval), "on": minutes.approved_on.isoformat()} | counts
    note_act(Entry.Act.MINUTES_APPROVED, meeting, content, by=by, at=at)
    return minutes
