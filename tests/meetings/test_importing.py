"""Who the rows of a table are, and what importing them writes."""

import time

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from charter_portal.text.normalising import search_key
from meetings.domain.importing import import_participants
from meetings.domain.participants.places import country_codes
from meetings.domain.participants.planning import plan_import
from meetings.domain.participants.rows import Row
from meetings.exceptions import PlanOutdated, RowsInError, RowsUndecided
from meetings.models import Attendance
from members.models import Mandate, Person, PersonSpelling
from tests.factories import (
    AttendanceFactory,
    InterventionFactory,
    MandateFactory,
    MeetingFactory,
    MemberFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return MemberFactory(country="GN", name_fr="Ville-Exemple", name_en="Example City", name_ar="مدينة مثال")


@pytest.fixture
def other_city():
    return MemberFactory(country="GN", name_fr="Autre-Ville")


@pytest.fixture
def one_meeting():
    return MeetingFactory()


def row(surname="EXEMPLE", given_name="Awa", line=2, **more):
    values = {"country": "Guinée", "city": "Ville-Exemple", "title": "Maire", "mode": "on_site"} | more
    return Row(line=line, surname=surname, given_name=given_name, **values)


def write(meeting, *rows, decisions=None, **more):
    return import_participants(
        meeting=meeting, rows=list(rows), decisions=decisions or {}, by=None, source="table.csv", **more
    )


def states(meeting, *rows, **more):
    return [(one.state, one.doubt) for one in plan_import(meeting=meeting, rows=list(rows), **more).rows]


# -- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ville-Exemple", "VILLE EXEMPLE", "Example City", "مدينة مثال", "Ancienne", "V.-Ex."])
def test_a_city_is_found_by_its_names_former_names_and_spellings(one_meeting, city, name):
    city.former_names.create(name_fr="Ancienne", until="2020-01-01")
    city.spellings.create(text="V.-Ex.")

    assert plan_import(meeting=one_meeting, rows=[row(city=name)]).rows[0].member == city


@pytest.mark.parametrize("name", ["Guinée", "GUINEE", "Guinea", "غينيا", "gn", "GIN"])
def test_a_country_is_found_by_its_names_and_codes(one_meeting, city, name):
    assert plan_import(meeting=one_meeting, rows=[row(country=name)]).problems == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("RDC", "CD"), ("Vietnam", "VN"), ("Centrafrique", "CF"), ("Cote d’Ivoire", "CI"), ("États-Unis", "US")],
)
def test_countries_are_known_by_the_names_in_use(name, code):
    assert country_codes()[search_key(name)] == code


def test_no_name_of_a_country_stands_for_two():
    assert country_codes()[search_key("Congo")] == "CG"
    assert country_codes()[search_key("République démocratique du Congo")] == "CD"
    assert country_codes()[search_key("Guinée")] == "GN"


@pytest.mark.parametrize(
    ("values", "reason", "known"),
    [
        ({"country": "Ginée"}, "unknown_country", ("Guinée",)),
        ({"city": "Vile-Exemple"}, "unknown_city", ("Ville-Exemple",)),
        ({"country": "Maroc"}, "city_of_other_country", ("Ville-Exemple (GN)",)),
    ],
)
def test_unknown_places_are_problems_with_what_is_known(one_meeting, city, values, reason, known):
    problems = plan_import(meeting=one_meeting, rows=[row(line=7, **values)]).problems

    assert [(problem.line, problem.reason, problem.known) for problem in problems] == [(7, reason, known)]


def test_a_name_that_two_cities_bear_is_a_problem(one_meeting, city):
    MemberFactory(country="GN", name_fr="Ville Exemple")

    assert [p.reason for p in plan_import(meeting=one_meeting, rows=[row()]).problems] == ["ambiguous_city"]


# -- who ------------------------------------------------------------------------------------------


def test_someone_not_on_file_is_new(one_meeting, city):
    assert states(one_meeting, row()) == [("new", "")]


@pytest.mark.parametrize("known_by", [MandateFactory, AttendanceFactory, InterventionFactory])
def test_the_same_name_of_the_same_city_is_a_match(one_meeting, city, known_by):
    known_by(person=PersonFactory(surname="Exemple", given_name="AWA"), member=city)

    assert states(one_meeting, row()) == [("matched", "")]


def test_the_same_name_without_a_known_city_is_a_match(one_meeting, city):
    PersonFactory(surname="EXEMPLE", given_name="Awa")

    assert states(one_meeting, row()) == [("matched", "")]


def test_the_same_name_of_another_city_is_doubtful(one_meeting, city, other_city):
    person = MandateFactory(person__surname="EXEMPLE", person__given_name="Awa", member=other_city).person

    plan = plan_import(meeting=one_meeting, rows=[row()])

    assert [(one.state, one.doubt) for one in plan.rows] == [("doubtful", "other_city")]
    assert [(c.person, c.members) for c in plan.rows[0].candidates] == [(person.pk, ("Autre-Ville",))]


def test_of_two_namesakes_the_one_of_the_city_is_meant(one_meeting, city, other_city):
    MandateFactory(person__surname="EXEMPLE", person__given_name="Awa", member=other_city)
    here = MandateFactory(person__surname="EXEMPLE", person__given_name="Awa", member=city).person

    assert plan_import(meeting=one_meeting, rows=[row()]).rows[0].person == here.pk


def test_two_namesakes_of_one_city_are_doubtful_unless_one_is_recorded_at_the_meeting(one_meeting, city):
    people = [MandateFactory(person__surname="EXEMPLE", person__given_name="Awa", member=city).person for _ in "12"]
    assert states(one_meeting, row()) == [("doubtful", "several")]

    AttendanceFactory(meeting=one_meeting, person=people[1], member=city)
    assert plan_import(meeting=one_meeting, rows=[row()]).rows[0].person == people[1].pk


def test_a_recorded_spelling_is_a_match(one_meeting, city):
    PersonFactory(surname="EXEMPLE", given_name="Awatif").spellings.create(surname="EXEMPLE", given_name="Awa")

    assert states(one_meeting, row()) == [("matched", "")]


def test_a_near_name_is_offered_for_the_same_city_and_not_for_another(one_meeting, city, other_city):
    near = MandateFactory(person__surname="EXEMPLE", person__given_name="Jacques", member=city).person
    MandateFactory(person__surname="EXEMPLE", person__given_name="Jacquies", member=other_city)

    plan = plan_import(meeting=one_meeting, rows=[row(given_name="Jacquis")])

    assert plan.rows[0].doubt == "near"
    assert near.pk in [candidate.person for candidate in plan.rows[0].candidates]
    assert plan.rows[0].candidates[0].person == near.pk


def test_two_new_rows_with_names_alike_are_doubtful(one_meeting, city, other_city):
    rows = [
        row("EXEMPLE", "Jacquis", 2),
        row("EXEMPLE", "Jacques", 3),
        row("EXEMPLE", "Pauline", 4),
        row("EXEMPLE", "Pauline", 5, city="Autre-Ville"),
    ]

    plan = plan_import(meeting=one_meeting, rows=rows)

    assert [(one.state, one.other_line) for one in plan.rows] == [
        ("new", 0),
        ("doubtful", 2),
        ("new", 0),
        ("doubtful", 4),
    ]


# -- writing --------------------------------------------------------------------------------------


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


# -- size -----------------------------------------------------------------------------------------


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
