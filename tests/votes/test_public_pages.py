"""What everyone reads of votes: before the end who has taken part, after it what each city said."""

import csv
import io
import json

import pytest
from django.db import connection
from django.urls import reverse

from charters.models import Edition
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import record_closings
from charters.votes.domain.moving import annul
from charters.votes.models import Elector
from charters.votes.views.public import round_list, round_page
from charters.votes.views.roll_calls import question
from tests.factories import MemberFactory

from .steps import ABSTENTION, AGAINST, FOR, HOUR, ballot, city, edition_of, end, opened, prepared

pytestmark = pytest.mark.django_db

SECRET = "Une explication que personne ne lit avant la fin."


@pytest.fixture
def cities():
    return [
        city(letter, name_fr=f"Ville {letter.upper()}", country=country)
        for letter, country in zip("abc", ("FR", "SN", "SN"), strict=True)
    ]


@pytest.fixture
def vote(cities):
    return opened(edition_of("sobriete", "algorithmes"), quorum_numerator=1, quorum_denominator=2)


@pytest.fixture
def over(vote):
    """Ville A for both, after having been against; Ville B for and against; Ville C cast nothing."""
    ballot(vote, "ville-exemple-a", AGAINST)
    ballot(vote, "ville-exemple-a", FOR, statement="Oui, <b>vraiment</b>.")
    ballot(vote, "ville-exemple-b", FOR, AGAINST)
    return end(vote)


def page(client, name, *args, **query):
    return client.get(reverse(f"votes:{name}", args=args), query)


def test_the_list_is_empty_at_first(client):
    response = page(client, "round_list")

    assert response.status_code == 200
    assert "Aucun vote n'a encore été ouvert." in response.text.replace("&#x27;", "'")


def test_the_list_tells_those_under_way_from_those_that_are_over(client, over):
    certify(over, by=None)
    running = opened(edition_of("acces", charter__slug="autre"))
    coming = opened(
        edition_of("depot", charter__slug="encore"), opens_at=database_now() + HOUR, closes_at=database_now() + 2 * HOUR
    )
    prepared(edition_of("brouillon", charter__slug="projet"))

    response = page(client, "round_list")

    assert [line.vote for line in response.context["running"]] == [running, coming]
    assert [(line.vote, line.outcome) for line in response.context["ended"]] == [(over, "in_part")]
    assert "Adopté en partie" in response.text


def test_a_page_is_kept_only_until_the_clock_changes_it(vote, rf):
    def kept_until():
        views = ((round_list, []), (round_page, [vote.number]), (question, [vote.number, 1]))
        return [view(rf.get("/fr/votes/"), *args).page_valid_until for view, args in views]

    assert kept_until() == [vote.closes_at] * 3
    end(vote)
    assert kept_until() == [None] * 3


def test_a_draft_has_no_page(client, cities):
    prepared(edition_of("sobriete"))

    assert page(client, "round_list").context["running"] == []


@pytest.mark.parametrize("name", ["round", "roll_call_csv", "vote_json"])
def test_a_vote_that_does_not_exist(client, name):
    assert page(client, name, 99).status_code == 404


def test_while_it_is_open_the_roll_tells_who_has_taken_part(client, vote):
    ballot(vote, "ville-exemple-b", FOR, statement=SECRET)

    response = page(client, "round", vote.number)

    assert [(elector.slug[-1], elector.took_part) for elector in response.context["roll"]] == [
        ("a", False),
        ("b", True),
        ("c", False),
    ]
    assert (response.context["took_part"], response.context["electorate"]) == (1, 3)
    assert "au moins 2 des 3 villes" in response.text
    assert "heure de Paris" in response.text


ADDRESSES = ["round_list", "round", "question", "roll_call_csv", "vote_json"]


def all_that_is_told(client, vote):
    """What every page and file of the round answers: {name: (status, what is said)}."""
    told = {}
    for name in ADDRESSES:
        args = {"round_list": [], "question": [vote.number, 1]}.get(name, [vote.number])
        for query in ({}, {"choix": "for"}, {"choix": "against"}):
            response = page(client, name, *args, **query)
            told[name, *query.values()] = response.status_code, response.content.decode()
    for entry in vote.ballots.values_list("entry", flat=True):
        told[f"entry {entry}"] = 200, client.get(f"/fr/registre/{entry}/").text
    told["register"] = 200, b"".join(client.get("/fr/registre/registre.json").streaming_content).decode()
    return told


@pytest.mark.parametrize("role", ["public", "city", "commission-staff", "secretariat", "administrator"])
@pytest.mark.parametrize("is_annulled", [False, True])
def test_before_the_end_nobody_is_told_a_choice_anywhere(client_of, cities, role, is_annulled):
    """Two rounds in which all is the same but the choices answer alike, whoever asks."""
    votes = [opened(edition_of("sobriete", charter__slug=f"charte-{number}")) for number in (1, 2)]
    for vote, choice in zip(votes, (FOR, AGAINST), strict=True):
        for slug in ("ville-exemple-a", "ville-exemple-b"):
            found = ballot(vote, slug, choice, statement=SECRET)
        if is_annulled:
            annul(vote, reason="Une erreur.", by=None)
    client = client_of(role)

    for vote in votes:
        told = all_that_is_told(client, vote)
        for name, (status, said) in told.items():
            assert status == (404 if "csv" in name[0] or "json" in name[0] else 200), name
            hints = [
                SECRET,
                'class="against"',
                'class="for"',
                "Appel nominal",
                *vote.ballots.values_list("nonce", flat=True),
            ]
            assert [hint for hint in hints if hint in said] == [], name
    first, second = (
        {name[0]: len(said) for name, (_status, said) in all_that_is_told(client, vote).items()} for vote in votes
    )
    assert {first[name] - second[name] for name in ("question", "roll_call_csv", "vote_json")} == {0}
    assert found.choices[0]["choice"] == AGAINST


def test_abstentions_are_told_so_that_the_numbers_add_up(client, vote):
    ballot(vote, "ville-exemple-a", FOR, ABSTENTION)
    ballot(vote, "ville-exemple-b", FOR, ABSTENTION)
    end(vote)

    said = [page(client, "question", vote.number, number).text.replace("\xa0", " ") for number in (1, 2)]
    assert ["Abstentions : 2." in text for text in said] == [False, True]


def test_after_the_end_each_question_has_its_result_and_its_arithmetic(client, over):
    response = page(client, "round", over.number)

    assert [one.tally.outcome for one in response.context["questions"]] == ["carried", "rejected"]
    assert response.context["roll"] is None
    said = response.text.replace("\xa0", " ")
    assert "Villes qui devaient prendre part : 2 sur 3 ; qui ont pris part : 2." in said
    assert "Il fallait plus de villes pour que contre, soit 1 pour au moins. Pour : 2 ; contre : 0." in said
    assert "Abstentions : " not in said
    assert 'aria-label="Pour : 1, contre : 1, abstentions : 0, pas de bulletin : 1"' in said
    assert "Pas encore certifié." in response.text
    assert "faite de ce qui est adopté" not in response.text
    certify(over, by=None)
    assert "Pas encore certifié." not in page(client, "round", over.number).text
    made = Edition.objects.get(based_on=over.edition)
    assert f'href="{made.get_absolute_url()}"' in page(client, "round", over.number).text


@pytest.mark.parametrize("rule", ["simple", "absolute", "two_thirds", "consensus"])
@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_rule_is_spelt_out_in_each_language(client, cities, rule, language):
    vote = opened(edition_of("sobriete"), majority=rule)
    ballot(vote, "ville-exemple-a", FOR)
    end(vote)

    for address in (f"/{language}/votes/{vote.number}/", f"/{language}/votes/{vote.number}/questions/1/"):
        assert client.get(address).status_code == 200


def test_too_few_cities_decide_nothing(client, vote):
    ballot(vote, "ville-exemple-a", FOR)
    response = page(client, "round", end(vote).number)

    assert response.context["outcome"] == "inquorate"
    assert "C'est trop peu" in response.text.replace("&#x27;", "'")


def test_annulled_before_its_end_it_tells_the_reason_and_no_choice_ever(client, vote):
    ballot(vote, "ville-exemple-a", FOR, statement=SECRET)
    vote = end(annul(vote, reason="Une erreur sur la liste.", by=None))
    with_end_past = page(client, "round", vote.number)

    assert "Une erreur sur la liste." in with_end_past.text


def test_annulled_after_its_end_what_was_said_stays(client, over):
    annul(over, reason="Une erreur.", by=None)

    response = page(client, "round", over.number)
    assert "Ce vote a été annulé après sa fin" in response.text
    assert page(client, "vote_json", over.number).status_code == 200


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


def test_a_principles_page_names_the_votes_that_asked_about_it(client, vote):
    asked = vote.questions.first().revision.principle

    assert f'href="/fr/votes/{vote.number}/"' in client.get(asked.get_absolute_url()).content.decode()


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


def test_editions_lead_to_their_votes(client, vote):
    assert vote.get_absolute_url() in client.get(vote.edition.get_absolute_url()).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, number):
    city("a")
    MemberFactory.create_batch(number - 1, has_voting_right=True)
    votes = []
    for place in range(number):
        vote = opened(edition_of(*(f"p{place}{key}" for key in range(number)), charter__slug=f"charte-{place}"))
        for elector in Elector.objects.filter(round=vote):
            ballot(vote, elector.slug, FOR, statement="Oui.")
        votes.append(end(vote))
    record_closings()  # until it is on record, each reader waits for the last ballot

    for name, args, queries in (
        ("round_list", [], 4),
        ("round", [votes[0].number], 9),
        ("question", [votes[0].number, 1], 8),
    ):
        # PostgreSQL is asked what time it is.
        with django_assert_num_queries(queries + (connection.vendor == "postgresql")):
            page(client, name, *args)
