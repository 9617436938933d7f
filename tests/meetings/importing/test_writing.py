"""What an import writes once it is decided, and how much it asks of the database."""

import time

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from meetings.domain.importing import import_participants
from meetings.domain.participants.planning import plan_import
from meetings.exceptions import PlanOutdated, RowsInError, RowsUndecided
from meetings.models import Attendance
from members.models import Mandate, Person, PersonSpelling
from tests.factories import (
    AttendanceFactory,
    MeetingFactory,
    PersonFactory,
)
from tests.meetings.importing.steps import row

pytestmark = pytest.mark.django_db


def write(meeting, *rows, decisions=None, **more):
    return import_participants(
        meeting=meeting, rows=list(rows), decisions=decisions or {}, by=None, source="table.csv", **more
    )


def test_a_changed_row_is_changed_once_with_its_history(one_meeting, city):
    write(one_meeting, row())

    outcome = write(one_meeting, row(title="Maire de la ville", mode="video"))

    attendance = one_meeting.attendances.get()
    assert outcome.counts == {"new": 0, "matched": 0, "changed": 1, "unchanged": 0, "doubtful": 0}
    assert (attendance.title, attendance.mode, attendance.version) == ("Maire de la ville", "video", 1)
    assert attendance.history.count() == 2
    assert attendance.history.latest().history_change_reason == "import: table.csv"
    assert write(one_meeting, row(title="Maire de la ville", mode="video")).counts["unchanged"] == 1
    assert attendance.history.count() == 2


def test_rows_gone_from_the_file_are_told_and_left(one_meeting, city):
    write(one_meeting, row(), row("AUTRE", "Binta", 3))

    outcome = write(one_meeting, row())

    assert [str(attendance.person) for attendance in outcome.gone] == ["AUTRE Binta"]
    assert one_meeting.attendances.count() == 2


def test_someone_moved_to_another_city_is_decided_by_people_not_by_the_import(one_meeting, city, other_city):
    write(one_meeting, row())
    person = Person.objects.get()
    moved = row(city="Autre-Ville")
    with pytest.raises(RowsUndecided):
        write(one_meeting, moved)

    write(one_meeting, moved, decisions={2: person.pk})

    assert one_meeting.attendances.get().member == other_city
    assert PersonSpelling.objects.count() == 0


def test_a_doubtful_row_matched_to_someone_keeps_the_spelling_once(one_meeting, city):
    person = PersonFactory(surname="EXEMPLE", given_name="Jacques")
    write(one_meeting, row(given_name="Jacquis"), decisions={2: person.pk})
    write(MeetingFactory(), row(given_name="Jacquis"))

    assert [(s.given_name, s.seen_in) for s in person.spellings.all()] == [("Jacquis", "table.csv")]
    assert person.attendances.count() == 2


def test_a_new_row_can_be_matched_to_someone_known_in_another_script(one_meeting, city):
    person = PersonFactory(surname="مثال", given_name="عائشة")

    write(one_meeting, row(), decisions={2: person.pk})

    assert write(one_meeting, row()).counts["unchanged"] == 1


def test_undecided_or_wrong_rows_write_nothing(one_meeting, city):
    PersonFactory(surname="EXEMPLE", given_name="Jacques")
    with pytest.raises(RowsUndecided):
        write(one_meeting, row("AUTRE", "Binta", 3), row(given_name="Jacquis"))
    with pytest.raises(RowsInError):
        write(one_meeting, row("AUTRE", "Binta", 3), row(city="Nulle-Part"))

    assert (Attendance.objects.count(), Person.objects.count()) == (0, 1)


def test_a_plan_confirmed_on_other_facts_is_outdated(one_meeting, city):
    digest = plan_import(meeting=one_meeting, rows=[row()]).digest
    PersonFactory(surname="EXEMPLE", given_name="Awa")

    with pytest.raises(PlanOutdated) as outdated:
        write(one_meeting, row(), expected=digest)
    assert [one.state for one in outdated.value.plan.rows] == ["matched"]
    assert Attendance.objects.count() == 0


def test_represented_is_entered_by_people_and_then_recognised(one_meeting, city):
    represented = row(mode="represented")
    with pytest.raises(RowsInError) as refusal:
        write(one_meeting, represented)
    assert [problem.reason for problem in refusal.value.plan.problems] == ["represented_by_whom"]

    AttendanceFactory(
        meeting=one_meeting,
        person=PersonFactory(surname="EXEMPLE", given_name="Awa"),
        member=city,
        mode="represented",
        represented_by=PersonFactory(),
        position=1,
    )
    assert write(one_meeting, represented).counts["unchanged"] == 1
    write(one_meeting, row(mode="video"))
    assert one_meeting.attendances.get().represented_by is None


def test_two_spellings_of_one_person_on_two_lines_are_an_error(one_meeting, city):
    person = PersonFactory(surname="EXEMPLE", given_name="Awa")
    person.spellings.create(surname="EXEMPLE", given_name="Hawa")

    problems = plan_import(meeting=one_meeting, rows=[row(), row(given_name="Hawa", line=3)]).problems

    assert [(problem.line, problem.reason, problem.other_line) for problem in problems] == [(3, "same_person", 2)]


def test_a_failure_half_way_leaves_nothing(one_meeting, city, monkeypatch):
    """The last thing written fails: a mode that the database refuses, as a careless caller might pass."""
    with pytest.raises(IntegrityError):
        write(one_meeting, row(), row("AUTRE", "Binta", 3, mode=None))

    assert (Person.objects.count(), Attendance.objects.count(), Mandate.objects.count()) == (0, 0, 0)


def many(count):
    letters = "abdeiklmnorstu"

    def word(number, length):
        return "".join(letters[(number * 7919 + place * 104_729 + number // 14**place) % 14] for place in range(length))

    return [row(word(n, 9).upper() + str(n), word(n * 31, 7).title(), line=n + 2) for n in range(count)]


def queries(action):
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def test_planning_takes_as_many_queries_for_thirty_rows_as_for_one(one_meeting, city):
    one = queries(lambda: plan_import(meeting=one_meeting, rows=many(1)))
    write(one_meeting, *many(20))

    assert one == 10
    assert queries(lambda: plan_import(meeting=one_meeting, rows=many(30))) == one


def test_two_thousand_rows_against_five_thousand_people_take_seconds(one_meeting, city):
    rows = many(7_000)
    Person.objects.bulk_create([Person(surname=r.surname, given_name=r.given_name) for r in rows[2_000:]])
    began = time.process_time()

    plan = plan_import(meeting=one_meeting, rows=rows[:2_000])

    spent = time.process_time() - began
    assert len(plan.rows) == 2_000
    assert spent < 15
