"""Whom and which place a row of the secretariat's table means."""

import pytest

from charter_portal.text.normalising import search_key
from meetings.domain.participants.places import country_codes
from meetings.domain.participants.planning import plan_import
from tests.factories import (
    AttendanceFactory,
    InterventionFactory,
    MandateFactory,
    MemberFactory,
    PersonFactory,
)
from tests.meetings.importing.steps import row

pytestmark = pytest.mark.django_db


def states(meeting, *rows, **more):
    return [(one.state, one.doubt) for one in plan_import(meeting=meeting, rows=list(rows), **more).rows]


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
