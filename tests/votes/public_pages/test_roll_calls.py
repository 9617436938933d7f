"""What each city said on a question, once the vote is over, as page and as files."""

import csv
import io
import json

import pytest

from charters.votes.domain.moving import annul
from tests.votes.public_pages.steps import page
from tests.votes.steps import ABSTENTION, AGAINST, FOR, ballot, city, edition_of, end, opened

pytestmark = pytest.mark.django_db


def test_the_roll_call_of_a_question(client, over):
    response = page(client, "question", over.number, 2)

    assert [(said.elector.slug[-1], said.choice) for said, _before in response.context["rows"]] == [
        ("a", "for"),
        ("b", "against"),
        ("c", "none"),
    ]
    assert "Oui, &lt;b&gt;vraiment&lt;/b&gt;." in response.text
    assert "bulletins déposés : 2" in response.text.replace("\xa0", " ")
    assert [(one.country, one.in_favour, one.against, one.absent) for one in response.context["countries"]] == [
        ("FR", 1, 0, 0),
        ("SN", 0, 1, 1),
    ]


def test_accents_change_nothing_in_the_order_of_a_roll_call(client):
    for letter, name in zip("abc", ("Écully", "Zinder", "Essaouira"), strict=True):
        city(letter, name_fr=name)
    over = end(opened(edition_of("sobriete"), quorum_numerator=1, quorum_denominator=2))

    rows = page(client, "question", over.number, 1).context["rows"]

    assert [said.elector.name_in_french for said, _before in rows] == ["Écully", "Essaouira", "Zinder"]


def test_the_roll_call_is_filtered_by_choice_and_country(client, over):
    def found(**query):
        return [
            said.elector.slug[-1] for said, _before in page(client, "question", over.number, 1, **query).context["rows"]
        ]

    assert found(choix="for") == ["a", "b"]
    assert found(pays="SN") == ["b", "c"]
    assert found(choix="none", pays="SN") == ["c"]
    assert found(choix="against") == []
    assert found(choix="autre") == []
    assert "Aucune ville ne correspond." in page(client, "question", over.number, 1, choix="against").text


@pytest.mark.parametrize("position", [0, 3])
def test_a_question_that_was_not_asked(client, over, position):
    assert page(client, "question", over.number, position).status_code == 404


def test_cities_are_on_the_map_with_what_they_said(client, over):
    response = page(client, "question", over.number, 2)

    assert [said.choice for said in response.context["marks"]] == ["for", "against", "none"]
    assert 'aria-label="Ville B – Contre"' in response.text


def test_earlier_votes_on_the_same_principle_are_compared(client, vote):
    ballot(vote, "ville-exemple-a", AGAINST)
    annul(end(vote), reason="Une erreur.", by=None)
    secret = opened(vote.edition)
    ballot(secret, "ville-exemple-a", ABSTENTION)
    annul(secret, reason="Une autre.", by=None)
    again = opened(vote.edition)
    ballot(again, "ville-exemple-a", FOR)

    response = page(client, "question", end(again).number, 1)

    assert [(one.vote, one.tally.against) for one in response.context["earlier"]] == [(vote, 1)]
    assert [before for _said, before in response.context["rows"]] == ["against", "", ""]


def test_the_roll_call_as_a_table(client, over):
    ballot_of = over.ballots.order_by("-sequence").first()
    response = page(client, "roll_call_csv", over.number)
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(rows) == 1 + 2 * 3
    assert rows[1][2:8] == ["Ville A", "France", "Pour", "Oui, <b>vraiment</b>.", "2", "non"]
    assert rows[1][9] == str(ballot_of.entry_id)
    assert rows[3][2:7] == ["Ville C", "Sénégal", "Pas de bulletin", "", "0"]


def test_statements_are_no_formulas_for_a_spreadsheet(client, vote):
    ballot(vote, "ville-exemple-a", FOR, statement="=1+1")

    assert "'=1+1" in page(client, "roll_call_csv", end(vote).number).getvalue().decode()


def test_the_export_is_for_anyone(client, over):
    response = page(client, "vote_json", over.number)
    data = json.loads(response.getvalue())

    assert response["Cache-Control"] == "public, no-cache"
    assert data["format"] == "charter-vote/1"
    assert [one["city"] for one in data["ballots"]] == ["ville-exemple-a", "ville-exemple-a", "ville-exemple-b"]
    assert [one["in_favour"] for one in data["result"]] == [2, 1]
