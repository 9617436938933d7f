"""A city finds in its workspace that minutes wait to be read again."""

import datetime

import pytest
from django.utils import timezone

from meetings.domain.waiting import waiting_for_meetings
from tests import factories
from tests.meetings.minutes.steps import approve, circulated, fresh

pytestmark = pytest.mark.django_db


def _asked(member, at=None):
    return [todo.what for todo in waiting_for_meetings(member, at=at or timezone.now())]


def test_those_who_attended_are_asked_while_the_time_for_corrections_runs():
    meeting = circulated()
    attended, excused = (meeting.attendances.get(mode=mode).member for mode in ("on_site", "excused"))
    later = timezone.now() + datetime.timedelta(days=30)

    assert _asked(attended) == ["correct"]
    assert _asked(excused) == _asked(factories.MemberFactory()) == _asked(attended, at=later) == []

    approve(fresh(meeting))
    assert _asked(attended) == []
