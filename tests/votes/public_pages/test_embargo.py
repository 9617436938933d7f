"""Before the end nobody reads a choice anywhere."""

import pytest

from charters.votes.domain.moving import annul
from tests.votes.public_pages.steps import SECRET, page
from tests.votes.steps import AGAINST, FOR, ballot, edition_of, end, opened

pytestmark = pytest.mark.django_db


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


def test_annulled_before_its_end_it_tells_the_reason_and_no_choice_ever(client, vote):
    ballot(vote, "ville-exemple-a", FOR, statement=SECRET)
    vote = end(annul(vote, reason="Une erreur sur la liste.", by=None))
    with_end_past = page(client, "round", vote.number)

    assert "Une erreur sur la liste." in with_end_past.text
