"""What a city has to do about meetings."""

import datetime
from zoneinfo import ZoneInfo

from members.domain.waiting import Todo

from ..models import Meeting


def waiting_for_meetings(member, *, at):
    """A Todo for the next meeting that is planned, from the present day at the place of ``member`` on. One query."""
    zone = ZoneInfo(member.time_zone)
    planned = Meeting.objects.filter(status__in=Meeting.TO_COME, starts_on__gte=at.astimezone(zone).date())
    meeting = planned.select_related("commission", "host").order_by("starts_on", "pk").first()
    if meeting is None:
        return []
    begins = datetime.datetime.combine(meeting.starts_on, datetime.time.max, zone)
    return [Todo("meetings/todo.html", "meeting", due=begins, facts={"meeting": meeting})]
