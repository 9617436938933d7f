"""The script that anyone can run says the same as the portal, and finds whatever was tampered with."""

import json
import random
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from charter_portal.register.canonical import sha256
from charters.votes import verify_round
from charters.votes.domain.certifying import certify
from charters.votes.domain.exporting import as_text
from charters.votes.domain.moving import annul
from charters.votes.verify_round import Bad, verify

from .plain_rounds import random_export
from .steps import ABSTENTION, AGAINST, FOR, ballot, city, edition_of, end_on_record, opened

SHARED = ("in_favour", "against", "abstaining", "outcome")


def test_it_says_the_same_as_the_portal_of_a_thousand_rounds():
    for seed in range(1000):
        data = random_export(random.Random(seed))

        assert verify(data) == [{key: stated[key] for key in SHARED} for stated in data["result"]], seed


def test_all_ways_of_ending_are_among_them():
    found = [random_export(random.Random(seed)) for seed in range(200)]

    ends = {(data["round"]["majority"], said["outcome"]) for data in found for said in data["result"]}
    assert len(ends) == 4 * 3


def test_one_changed_character_is_found():
    for seed in range(30):
        text = as_text(random_export(random.Random(seed)))
        chance = random.Random(seed)
        for _time in range(40):
            place = chance.randrange(len(text))
            changed = text[:place] + chance.choice("0123456789abcx\"' ,.{") + text[place + 1 :]
            try:
                data = json.loads(changed)
            except ValueError:
                continue
            if data == json.loads(text):
                continue
            with pytest.raises(Bad):
                verify(data)


def resealed(data):
    """With the digest of the file made anew, as whoever tampers would."""
    return {**data, "digest": sha256({key: data[key] for key in data if key != "digest"})}


def told(data):
    """What the script says of ``data``."""
    with pytest.raises(Bad) as refusal:
        verify(resealed(data))
    return str(refusal.value)


@pytest.fixture
def data():
    """A round in which somebody voted twice, whose end was prolonged."""
    for seed in range(1000):
        found = random_export(random.Random(seed))
        if found["notes"] and any(one["sequence"] == 2 for one in found["ballots"]):
            return found
    raise AssertionError


def test_another_choice_is_no_longer_what_the_register_binds(data):
    made = data["ballots"][0]["choices"][0]
    made["choice"] = "against" if made["choice"] == "for" else "for"

    assert told(data).startswith(
        f"entry {data['ballots'][0]['entry']}: the ballot of {data['ballots'][0]['city']}: its hash"
    )


def test_a_ballot_left_out_is_missed(data):
    gone = data["ballots"].pop()
    assert told(data) == f"entry {gone['entry']} records a ballot that is not in the file"

    data["entries"] = [entry for entry in data["entries"] if entry["number"] != gone["entry"]]
    assert "what was recorded" in told(data)


def test_another_roll_rule_window_or_reason_is_found(data):
    assert "electorate" in told({**data, "electorate": data["electorate"][1:]})
    assert "majority" in told({**data, "round": {**data["round"], "majority": "other"}})
    assert "quorum" in told({**data, "round": {**data["round"], "quorum": [0, 9]}})
    assert "end of the vote" in told({**data, "round": {**data["round"], "closes_at": "2027-01-01T00:00:00.000000Z"}})
    assert "reason" in told({**data, "notes": [{**data["notes"][0], "text": "Autre."}]})
    assert "annulment" in told({**data, "round": {**data["round"], "annulled_at": "2026-04-01T00:00:00.000000Z"}})


def test_another_result_is_found(data):
    data["result"][0]["in_favour"] += 1

    assert told(data).startswith("question 1: the stated result: in_favour")


@pytest.mark.parametrize("key", ["position", "quorum", "threshold"])
def test_another_place_or_need_of_a_result_is_found(data, key):
    data["result"][0][key] = 9

    assert told(data).startswith(f"question 1: the stated result: {key}")


@pytest.mark.parametrize("value", [None, 1, [], {}, {"format": "charter-vote/1"}, {"format": "charter-vote/2"}])
def test_what_is_no_export_is_refused(value):
    with pytest.raises(Bad):
        verify(value)


# -- through the commands ------------------------------------------------------------------------------------------


def run_bare(*files):
    """(exit code, standard output) of the script in a Python without this project and without what is installed."""
    command = [sys.executable, "-I", "-S", verify_round.__file__, *map(str, files)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", timeout=60)
    return ended.returncode, ended.stdout


def a_round(chance, number):
    """A round of three cities, over and told by the register as it was; certified, or annulled after its end."""
    rule = chance.choice(["simple", "absolute", "two_thirds", "consensus"])
    edition = edition_of(f"p{number}a", f"p{number}b", charter__slug=f"charte-{number}")
    vote = opened(edition, majority=rule, quorum_numerator=chance.randint(0, 3), quorum_denominator=3)
    for _time in range(5):
        chosen = [chance.choice([FOR, FOR, AGAINST, ABSTENTION]) for _question in range(2)]
        ballot(vote, f"ville-exemple-{chance.choice('abc')}", *chosen, statement=chance.choice(["", "Voilà."]))
    vote = end_on_record(vote)
    if number == 2:
        return annul(vote, reason="Une erreur.", by=None)
    return certify(vote, by=None) if number != 4 else vote


@pytest.mark.django_db
def test_five_rounds_are_recomputed_by_a_python_without_django(client, tmp_path):
    chance = random.Random(7)
    for letter in "abc":
        city(letter)
    votes = [a_round(chance, number) for number in range(5)]
    register = tmp_path / "registre.json"
    register.write_bytes(b"".join(client.get("/fr/registre/registre.json").streaming_content))

    for vote in votes:
        file = tmp_path / f"{vote.number}.json"
        call_command("export_round", vote.number, output=str(file))
        assert run_bare(file, register)[0] == 0, run_bare(file, register)[1]
        code, said = run_bare(file)
        assert (code, said.splitlines()[0]) == (0, f"vote {vote.number}: 3 cities, 5 ballots, good")
        file.write_text(file.read_text(encoding="utf-8").replace('"for"', '"against"', 1), encoding="utf-8")
        code, said = run_bare(file)
        assert (code, said[:5]) == (1, "BAD: ")


@pytest.mark.django_db
def test_an_act_that_the_file_leaves_out_is_missed_beside_the_register(tmp_path, client):
    city("a")
    vote = opened(edition_of("sobriete"))
    vote = certify(end_on_record(vote), by=None)
    register = json.loads(b"".join(client.get("/fr/registre/registre.json").streaming_content))
    file = tmp_path / "vote.json"
    call_command("export_round", vote.number, output=str(file))
    data = json.loads(file.read_text(encoding="utf-8"))
    verify(data, register)

    data["entries"].pop()
    data["round"]["certified_at"] = None
    data = resealed(data)

    verify(data)
    with pytest.raises(Bad):
        verify(data, register)


@pytest.mark.django_db
def test_nothing_is_exported_before_the_end(tmp_path):
    city("a")
    vote = opened(edition_of("sobriete"))
    ballot(vote, "ville-exemple-a", FOR)
    file = tmp_path / "vote.json"

    with pytest.raises(CommandError, match="open"):
        call_command("export_round", vote.number, output=str(file))
    annul(vote, reason="Une erreur.", by=None)
    with pytest.raises(CommandError, match="annulled"):
        call_command("export_round", vote.number, output=str(file))
    with pytest.raises(CommandError):
        call_command("export_round", 99, output=str(file))

    assert not file.exists()
