"""The table that the public page gives can be imported again: nothing changes."""

import pytest
from django.utils import translation

from meetings.documents.participants import participants_table
from meetings.domain.importing import import_participants
from meetings.domain.participants.planning import plan_import
from meetings.domain.participants.reading import read_table
from meetings.domain.participants.rows import read_rows
from meetings.models import Attendance, Meeting
from tests.factories import AttendanceFactory, MeetingFactory, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


def read_again(meeting, language):
    rows, problems = read_rows(read_table(participants_table(meeting, language).encode(), "participants.csv"))
    return plan_import(meeting=meeting, rows=rows, problems=problems)


@pytest.fixture
def eleventh(reference_data):
    return Meeting.objects.get(number=11)


@pytest.mark.parametrize("reading", ["fr", "ar"])
@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_participants_of_a_real_meeting_are_all_unchanged(eleventh, language, reading):
    with translation.override(reading):
        plan = read_again(eleventh, language)

    assert plan.problems == []
    assert plan.counts == {"new": 0, "matched": 0, "changed": 0, "unchanged": 22, "doubtful": 0}


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_each_mode_of_participation_is_read_back(language):
    meeting, member = MeetingFactory(), MemberFactory(country="CI")
    for mode in Attendance.Mode.values:
        stand_in = PersonFactory() if mode == "represented" else None
        AttendanceFactory(meeting=meeting, member=member, mode=mode, represented_by=stand_in)
    Attendance.objects.filter(meeting=meeting, mode="on_site").update(position=1)
    for position, attendance in enumerate(meeting.attendances.all(), 1):
        Attendance.objects.filter(pk=attendance.pk).update(position=position)

    plan = read_again(meeting, language)

    assert plan.problems == []
    assert plan.counts == {"new": 0, "matched": 0, "changed": 0, "unchanged": 5, "doubtful": 0}


@pytest.mark.parametrize("title", ["=1+1", "+ adjointe", "-", "@maire", "'cité'", '"Maire"; adjoint, délégué'])
def test_a_title_that_spreadsheets_would_compute_comes_back_as_it_was(title):
    meeting = MeetingFactory()
    AttendanceFactory(meeting=meeting, title=title, position=1)

    assert read_again(meeting, "fr").counts["unchanged"] == 1


def test_imported_it_writes_nothing(eleventh):
    versions = list(Attendance.objects.order_by("pk").values_list("pk", "version"))
    rows, _problems = read_rows(read_table(participants_table(eleventh, "ar").encode(), "participants.csv"))

    import_participants(meeting=eleventh, rows=rows, decisions={}, by=None, source="participants.csv")

    assert list(Attendance.objects.order_by("pk").values_list("pk", "version")) == versions
