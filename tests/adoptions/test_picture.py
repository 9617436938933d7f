"""Who stands where, on any day: the matrix, its sums, its filters, the cities of a principle."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from charters.adoptions.domain.declaring import declare_interest, suspend, withdraw
from charters.adoptions.domain.preparing import Said
from charters.adoptions.views.public import picture as view
from charters.models import PrincipleRevision
from members.models import Succession
from tests.adoptions.steps import city, edition_in_force, next_edition, recorded, verified
from tests.hostile import WORDS
from tests.html import errors

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2026, 3, 2)
SUBSTANTIVE = PrincipleRevision.Change.SUBSTANTIVE


def today():
    return timezone.localdate()


@pytest.fixture
def edition():
    return edition_in_force("sobriete", "algorithmes")


@pytest.fixture
def cities():
    return [
        city(letter, name_fr=f"Ville {letter.upper()}", country=country)[0]
        for letter, country in zip("abc", ("FR", "SN", "SN"), strict=True)
    ]


def picture(client, **query):
    response = client.get(reverse("adoptions:picture"), query)
    assert response.status_code == 200
    return response


def rows(client, **query):
    return {row.name: (row.life, *row.cells) for row in picture(client, **query).context["rows"]}


def bars(client, **query):
    return {bar.listed.key: dict(bar.counts) for bar in picture(client, **query).context["bars"]}


def test_without_a_charter_the_page_says_so(client):
    text = picture(client).text

    assert "Aucune édition de la charte n'était en vigueur ce jour-là" in text.replace("’", "'").replace("\xa0", " ")
    assert errors(text) == []


def test_each_city_stands_as_its_council_decided(client, edition, cities):
    verified(cities[0], edition, {"sobriete": Said("provision", "Avec l'agglomération.")})
    declare_interest(member=cities[1], charter=edition.charter, on=MARCH, by=None, at=timezone.now())

    assert rows(client) == {"Ville A": ("adopted", "provision", "adopted"), "Ville B": ("interest",)}
    assert bars(client) == {"sobriete": {"provision": 1}, "algorithmes": {"adopted": 1}}
    text = picture(client).text
    assert "1 ville a adopté la charte" in text.replace("\xa0", " ")
    assert '<td class="provision">adopté avec une disposition locale</td>' in text
    assert errors(text) == []


def test_what_is_recorded_and_not_verified_says_nothing_of_principles(client, edition, cities):
    recorded(cities[0], edition, {"sobriete": Said("reservation", "Secret encore.")})

    assert rows(client) == {"Ville A": ("deliberated",)}
    assert "Secret" not in picture(client).text


def test_a_substantive_change_is_to_be_confirmed_and_a_past_day_stays(client, edition, cities):
    verified(cities[0], edition)
    next_edition(edition, "2.0", sobriete=SUBSTANTIVE)

    assert rows(client) == {"Ville A": ("adopted", "to_confirm", "adopted")}
    assert bars(client)["sobriete"] == {"to_confirm": 1}
    assert rows(client, date="2026-03-02") == {"Ville A": ("adopted", "adopted", "adopted")}
    assert rows(client, date="2026-03-01") == {}


def test_a_day_that_is_none_is_told_in_words(client, edition):
    assert picture(client, date="demain").context["asked"].fault.startswith("« demain » n'est pas une date")
    later = (today() + datetime.timedelta(days=1)).isoformat()
    assert "Ce jour est encore à venir" in picture(client, date=later).text
    assert picture(client, date="0001-01-01").context["rows"] == []


def test_rows_are_filtered_by_country_state_and_principle(client, edition, cities):
    verified(cities[0], edition, {"sobriete": Said("reservation", "Pas encore.")})
    verified(cities[1], edition)
    suspend(cities[1].adoptions.get(), reason="Pour l'exemple.", on=today(), by=None, at=timezone.now())

    assert list(rows(client, pays="SN")) == ["Ville B"]
    assert list(rows(client, etat="suspended")) == ["Ville B"]
    assert list(rows(client, etat="none")) == ["Ville C"]
    assert rows(client, principe="sobriete") == {
        "Ville A": ("adopted", "reservation"),
        "Ville B": ("suspended", "adopted"),
    }
    assert list(rows(client, principe="sobriete", position="reservation")) == ["Ville A"]
    assert list(rows(client, position="reservation")) == ["Ville A"]
    assert list(rows(client, position="to_confirm")) == []
    assert list(rows(client, position="undecided")) == []
    assert list(rows(client, etat="x", pays="y", principe="z", position="w")) == ["Ville A", "Ville B"]


def test_undecided_and_to_confirm_are_found(client, edition, cities):
    verified(cities[0], edition)
    newer = next_edition(edition, "2.0", sobriete=SUBSTANTIVE)
    verified(cities[1], newer, decided_on=today())

    assert list(rows(client, position="to_confirm")) == ["Ville A"]
    assert list(rows(client, position="undecided")) == []


def test_the_suspended_and_institutions_are_told_apart(client, edition, cities):
    verified(cities[0], edition)
    suspend(cities[0].adoptions.get(), reason="Pour l'exemple.", on=today(), by=None, at=timezone.now())
    institution, _user = city("z", name_fr="Institut Z", kind="institution")
    verified(institution, edition)

    numbers = picture(client).context["numbers"]
    assert (numbers.adopters, numbers.supporters, dict(numbers.cities)) == (0, 1, {"suspended": 1})
    assert bars(client) == {"sobriete": {}, "algorithmes": {}}
    assert '<tr class="suspended">' in picture(client).text


def test_cities_that_withdrew_or_left_stay_in_the_past(client, edition, cities):
    verified(cities[0], edition)
    verified(cities[1], edition)
    withdraw(cities[0].adoptions.get(), reason="Pour l'exemple.", on=today(), by=None, at=timezone.now())
    cities[1].left_on = today()
    cities[1].save()
    Succession.objects.create(predecessor=cities[1], successor=cities[2], on=today())

    assert rows(client) == {"Ville A": ("withdrawn",)}
    before = picture(client, date="2026-03-02")
    assert [row.name for row in before.context["rows"]] == ["Ville A", "Ville B"]
    assert [one.name for one in before.context["rows"][1].successors] == ["Ville C"]
    assert "Ville C" in before.text


def test_how_it_grew_is_a_line_with_a_table(client, edition, cities):
    verified(cities[0], edition, decided_on=MARCH)
    verified(cities[1], edition, decided_on=datetime.date(2026, 4, 1))
    withdraw(cities[0].adoptions.get(), reason="Pour l'exemple.", on=today(), by=None, at=timezone.now())

    timeline = picture(client).context["timeline"]
    assert [(step.on, step.adopters) for step in timeline.steps] == [
        (MARCH, 1),
        (datetime.date(2026, 4, 1), 2),
        (today(), 1),
    ]
    assert timeline.most == 2


def test_the_map_says_how_each_stands(client, edition, cities):
    verified(cities[0], edition)
    declare_interest(member=cities[1], charter=edition.charter, on=MARCH, by=None, at=timezone.now())

    assert [(one.mark.label, one.life) for one in picture(client).context["marks"]] == [
        ("Ville A", "adopted"),
        ("Ville B", "interest"),
    ]


def test_the_page_is_kept_until_midnight(rf, edition):
    valid_until = view(rf.get("/fr/adoption/")).page_valid_until

    assert valid_until.date() == today() + datetime.timedelta(days=1)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_the_matrix_do_not_grow(client, edition, cities, django_assert_num_queries, number):
    for member in cities[:number]:
        verified(member, edition)

    with django_assert_num_queries(10):
        picture(client)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_a_principle_do_not_grow(client, edition, cities, django_assert_num_queries, number):
    for member in cities[:number]:
        verified(member, edition, {"sobriete": Said("provision", "Avec d'autres.")})

    with django_assert_num_queries(9):
        client.get(reverse("adoptions:principle", args=["sobriete"]))


def test_the_cities_of_a_principle_with_their_words(client, edition, cities):
    hostile = "\n\n".join(WORDS)
    verified(cities[0], edition)
    verified(cities[1], edition, {"sobriete": Said("provision", hostile)})

    response = client.get(reverse("adoptions:principle", args=["sobriete"]))

    assert [(holder.standing.name, holder.state) for holder, _words in response.context["holders"]] == [
        ("Ville B", "provision"),
        ("Ville A", "adopted"),
    ]
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text
    assert errors(response.text) == []
    filtered = client.get(reverse("adoptions:principle", args=["sobriete"]), {"position": "adopted"})
    assert [holder.standing.name for holder, _words in filtered.context["holders"]] == ["Ville A"]


def test_a_principle_that_is_not_public_or_not_in_force(client, edition):
    assert client.get(reverse("adoptions:principle", args=["inconnu"])).status_code == 404
    before = client.get(reverse("adoptions:principle", args=["sobriete"]), {"date": "2025-01-01"})
    assert "Aucune édition de la charte n" in before.text
