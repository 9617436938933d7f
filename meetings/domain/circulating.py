"""Beginning the minutes of a meeting, sending them to those who attended, and the time they have for corrections."""

import datetime

from django.utils import timezone

from charter_portal.register.models import Entry

from ..exceptions import DayRefused, MinutesLacking, NotLonger
from ..models import Minutes
from ..reading.lacks import lacks_of_minutes
from ..stages import Stage
from .acting import acting_on, minutes_of, note_act
from .following import number_decisions
from .telling import tell_of_circulation, tell_of_prolonging

LONGEST_WINDOW = datetime.timedelta(days=180)


def begin_minutes(meeting):
    """Make the Minutes of a meeting that was held and has none, as a draft. Raises StageForbids."""
    with acting_on(meeting, Stage.HELD) as (meeting, _at):
        secretary = meeting.secretary.name_in_prose if meeting.secretary else ""
        return Minutes.objects.create(meeting=meeting, status=Minutes.Status.DRAFT, written_by=secretary)


def save_minutes(minutes, *fields):
    """Store ``fields`` of Minutes, and that they changed, for those who have their form open."""
    minutes.version += 1
    minutes.save(update_fields=[*fields, "version"])


def usual_last_day(meeting, *, at):
    """The day until which corrections are asked for where nobody says otherwise, by the calendar at the place.

    Where they are asked for already: as many days later than the last day that stands, if it is still to come.
    """
    minutes, today = minutes_of(meeting), timezone.localdate(at, meeting.zone)
    since = max(today, (minutes and minutes.corrections_until) or today)
    return since + datetime.timedelta(days=meeting.commission.correction_days)


def circulate(meeting, *, until, by):
    """Send the draft to those who attended, for corrections ``until`` a day, included. Returns the Minutes.

    Raises StageForbids, DayRefused for a day before tomorrow or too far, and MinutesLacking.
    """
    with acting_on(meeting, Stage.DRAFTED) as (meeting, at):
        today = timezone.localdate(at, meeting.zone)
        if not today < until <= today + LONGEST_WINDOW:
            raise DayRefused(today + LONGEST_WINDOW)
        number_decisions(meeting)
        check_complete(meeting)
        minutes = minutes_of(meeting)
        minutes.status, minutes.circulated_at, minutes.corrections_until = Minutes.Status.CIRCULATED, at, until
        save_minutes(minutes, "status", "circulated_at", "corrections_until")
        note_act(Entry.Act.MINUTES_CIRCULATED, meeting, {"corrections_until": until.isoformat()}, by=by, at=at)
        tell_of_circulation(meeting, minutes, at=at)
        return minutes


def prolong(meeting, *, until, by):
    """Let corrections be asked for ``until`` a later day, included, also where the last day has passed.

    The links that were sent stay good. Returns the Minutes. Raises StageForbids, and NotLonger for a day that is not
    after the last one and today, or too far.
    """
    with acting_on(meeting, Stage.CIRCULATED) as (meeting, at):
        minutes, today = minutes_of(meeting), timezone.localdate(at, meeting.zone)
        before = minutes.corrections_until
        if not max(before, today) < until <= today + LONGEST_WINDOW:
            raise NotLonger(today + LONGEST_WINDOW)
        minutes.corrections_until = until
        save_minutes(minutes, "corrections_until")
        content = {"before": before.isoformat(), "corrections_until": until.isoformat()}
        note_act(Entry.Act.MINUTES_PROLONGED, meeting, content, by=by, at=at)
        tell_of_prolonging(meeting, minutes, at=at)
        return minutes


def check_complete(meeting):
    """Raise MinutesLacking where the minutes lack something that circulating and sealing need."""
    lacks = [lack.words for lack in lacks_of_minutes(meeting) if lack.is_blocking]
    if lacks:
        raise MinutesLacking(lacks)


def window_is_open(meeting, minutes, *, at):
    """Whether corrections can be asked for at ``at``: until the midnight that ends the last day at the place."""
    return (
        minutes.status == Minutes.Status.CIRCULATED
        and timezone.localdate(at, meeting.zone) <= minutes.corrections_until
    )
