"""The list of votes and the page of one: before the end who has taken part, after it what came of it."""

import pytest
from django.db import connection

from charters.models import Edition
from charters.votes.domain.certifying import certify
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import record_closings
from charters.votes.domain.moving import annul
from charters.votes.models import Elector
from charters.votes.views.public import round_list, round_page
from charters.votes.views.roll_calls import question
from tests.factories import MemberFactory
from tests.votes.public_pages.steps import SECRET, page
from tests.votes.steps import ABSTENTION, FOR, HOUR, ballot, city, edition_of, end, opened, prepared

pytestmark = pytest.mark.django_db


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


def test_annulled_after_its_end_what_was_said_stays(client, over):
    annul(over, reason="Une erreur.", by=None)

    response = page(client, "round", over.number)
    assert "Ce vote a été annulé après sa fin" in response.text
    assert page(client, "vote_json", over.number).status_code == 200


def test_a_principles_page_names_the_votes_that_asked_about_it(client, vote):
    asked = vote.questions.first().revision.principle

    assert f'href="/fr/votes/{vote.number}/"' in client.get(asked.get_absolute_url()).content.decode()


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
