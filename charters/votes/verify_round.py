#!/usr/bin/env python3
"""Recompute a vote from its export, without the portal: ``python3 verify_round.py vote.json [registre.json]``.

Python 3.9 or later, nothing else. vote.json is what the page of a vote gives (docs/vote-json.md), registre.json the
export of the register: with it, no ballot can have been left out and no act slipped in. Exit 0 and a summary where all
is as stated; exit 1, naming the first thing that is not. What this script can't know is whether the portal shows
everyone the same register: compare the hashes that it prints with the vote record, or with a city's receipt.
"""

import hashlib
import json
import sys


class Bad(Exception):
    """What is wrong, in words."""


def sha256(value):
    """SHA-256 of the canonical JSON of a value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def demand(holds, *words):
    """Raise Bad in these words unless it holds."""
    if not holds:
        raise Bad(" ".join(map(str, words)))


def equal(found, expected, *where):
    """Raise Bad unless both are the same by their canonical words: Python takes true for 1, and 1.0 for 1."""
    demand(sha256(found) == sha256(expected), *where, "says", found, "where", expected, "is expected")


def check_entries(entries, vote):
    """Each entry is what its hash says, comes after the one before, and is of this vote."""
    before = None
    for entry in entries:
        name = f"entry {entry['number']}:"
        equal(entry["hash"], sha256({key: entry[key] for key in entry if key != "hash"}), name, "its hash")
        if before:
            demand(entry["number"] > before["number"], name, "it comes after entry", before["number"])
            if entry["number"] == before["number"] + 1:
                equal(entry["previous_hash"], before["hash"], name, "the hash of the entry before")
        equal(entry["content"]["round"], vote["number"], name, "its vote")
        subject = f"votes/{vote['number']}"
        if entry["act"] == "ballot_cast":
            subject += "/ballots/" + entry["content"]["elector"]
        equal(entry["subject"], subject, name, "its subject")
        before = entry


def check_opening(data, vote):
    """The roll, the questions, the rule and the window are those of the opening; returns when the vote ended."""
    opening, *later = data["entries"]
    name = f"entry {opening['number']}:"
    equal(opening["act"], "round_opened", name, "its act")
    content = dict(opening["content"])
    end = content.pop("closes_at")
    stated = {key: vote[key] for key in content if key not in ("round", "questions", "electorate")}
    stated.update(round=vote["number"], questions=data["questions"])
    stated["electorate"] = [elector["city"] for elector in data["electorate"]]
    for key, said in content.items():
        equal(stated[key], said, name, key)
    for entry in later:
        demand(entry["act"] != "round_opened", f"entry {entry['number']}:", "the vote is opened again")
        if entry["act"] == "round_prolonged":
            name, content = f"entry {entry['number']}:", entry["content"]
            equal(content["before"], end, name, "the end before")
            demand(entry["recorded_at"] < end < content["closes_at"], name, "the end can only move later, in time")
            end = content["closes_at"]
    equal(vote["closes_at"], end, "the end of the vote")
    return end


def check_ballots(data, vote, end):
    """Each ballot is bound by its entry and was in time; returns {city: the choices that count}."""
    entries = {entry["number"]: entry for entry in data["entries"] if entry["act"] == "ballot_cast"}
    roll = {elector["city"] for elector in data["electorate"]}
    demand(len(roll) == len(data["electorate"]), "a city stands on the roll twice")
    counting, sequences = {}, {}
    for ballot in data["ballots"]:
        name = f"entry {ballot['entry']}: the ballot of {ballot['city']}:"
        entry = entries.pop(ballot["entry"], None)
        demand(entry, name, "the register holds no such ballot, or it stands here twice")
        hashed = {"format": "ballot/1", "round": vote["number"], "elector": ballot["city"]}
        hashed.update((key, ballot[key]) for key in ("sequence", "cast_at", "choices", "letter", "nonce"))
        equal(ballot["hash"], sha256(hashed), name, "its hash")
        content = {"round": vote["number"], "elector": ballot["city"], "sequence": ballot["sequence"]}
        content.update(ballot=ballot["hash"], by_letter=ballot["letter"] is not None)
        equal(entry["content"], content, name, "its entry")
        equal(ballot["cast_at"], entry["recorded_at"], name, "its moment")
        demand(vote["opens_at"] <= ballot["cast_at"] < end, name, "it was not in time")
        demand(ballot["city"] in roll, name, "the city is not on the roll")
        sequences[ballot["city"]] = sequences.get(ballot["city"], 0) + 1
        equal(ballot["sequence"], sequences[ballot["city"]], name, "its sequence")
        choices = [made["choice"] for made in ballot["choices"]]
        demand(len(choices) == len(data["questions"]), name, "it does not answer every question")
        demand(set(choices) <= {"for", "against", "abstention"}, name, "a choice is none of the three")
        counting[ballot["city"]] = choices
    demand(not entries, "entry", *sorted(entries)[:1], "records a ballot that is not in the file")
    return counting


def outcome(rule, quorum, electorate, yes, no, abstentions):
    """How a question ends; quorum first, then the majority without abstentions, in whole numbers."""
    if (yes + no + abstentions) * quorum[1] < electorate * quorum[0]:
        return "inquorate"
    carried = {
        "simple": yes > no,
        "absolute": 2 * yes > electorate,
        "two_thirds": 3 * yes >= 2 * (yes + no),
        "consensus": no == 0,
    }[rule]
    return "carried" if carried and yes > 0 else "rejected"


def needs(rule, quorum, electorate, no):
    """How many cities had to take part, and how many to be for: None where no number would do."""
    majority = {
        "simple": no + 1,
        "absolute": electorate // 2 + 1,
        "two_thirds": max(1, 2 * no),
        "consensus": None if no else 1,
    }[rule]
    return {"quorum": -(-electorate * quorum[0] // quorum[1]), "threshold": majority}


def recount(data, vote, counting):
    """The counts of each question, in order, from the choices that count."""
    size, counts = len(data["electorate"]), []
    for place, _question in enumerate(data["questions"]):
        made = [choices[place] for choices in counting.values()]
        yes, no, abstentions = (made.count(choice) for choice in ("for", "against", "abstention"))
        ends = outcome(vote["majority"], vote["quorum"], size, yes, no, abstentions)
        counts.append({"in_favour": yes, "against": no, "abstaining": abstentions, "outcome": ends})
    return counts


def check_result(data, vote, counting, end):
    """What was recorded of the ballots, then what is stated of each question; returns the counts."""
    counts = recount(data, vote, counting)
    sums = {key: [count[key] for count in counts] for key in counts[0]}
    certified = {"electorate": len(data["electorate"]), "took_part": len(counting), "outcomes": sums.pop("outcome")}
    acts = {"round_closed": {"ballots": len(data["ballots"]), "took_part": len(counting)}}
    acts["round_certified"] = {**certified, **sums}
    for entry in data["entries"]:
        if entry["act"] in acts:
            name = f"entry {entry['number']}:"
            equal(entry["content"], {"round": vote["number"], **acts[entry["act"]]}, name, "what was recorded")
            demand(entry["recorded_at"] >= end, name, "it was recorded before the end")
    demand(len(data["result"]) == len(counts), "the stated result does not answer every question")
    for question, stated, found in zip(data["questions"], data["result"], counts):  # noqa: B905 (for older Pythons)
        needed = needs(vote["majority"], vote["quorum"], len(data["electorate"]), found["against"])
        for key, value in {"position": question["position"], **found, **needed}.items():
            equal(stated[key], value, f"question {question['position']}: the stated result:", key)
    return counts


def check_acts(data, vote):
    """Whether it is certified or annulled is what the register says; what was said of acts is bound by them."""
    moments = {entry["act"]: entry["recorded_at"] for entry in data["entries"]}
    equal(vote["certified_at"], moments.get("round_certified"), "the moment of certification")
    equal(vote["annulled_at"], moments.get("round_annulled"), "the moment of annulment")
    notes = {note["entry"]: note["text"] for note in data["notes"]}
    for entry in data["entries"]:
        if "note" in entry["content"]:
            said = hashlib.sha256(notes.pop(entry["number"], "").encode()).hexdigest()
            equal(said, entry["content"]["note"], f"entry {entry['number']}: the digest of the reason")
    demand(not notes, "a reason is given of an entry that binds none")


def check_register(data, vote, register):
    """The register's export is whole, and holds of this vote exactly the entries of the file."""
    own = {entry["number"]: entry for entry in data["entries"]}
    head, subject = "0" * 64, f"votes/{vote['number']}"
    for number, entry in enumerate(register["entries"], 1):
        name = f"register, entry {number}:"
        equal(entry["number"], number, name, "its number")
        equal(entry["previous_hash"], head, name, "the hash of the entry before")
        equal(entry["hash"], sha256({key: entry[key] for key in entry if key != "hash"}), name, "its hash")
        head = entry["hash"]
        if entry["subject"] == subject or entry["subject"].startswith(subject + "/ballots/"):
            equal(own.pop(number, None), entry, name, "the file")
    demand(not own, "entry", *sorted(own)[:1], "is not in the register")


def verify(data, register=None):
    """Check the export ``data`` (dict), against a register's if given; the counts of each question. Raises Bad."""
    try:
        equal(data["format"], "charter-vote/1", "the format")
        vote = data["round"]
        check_entries(data["entries"], vote)
        end = check_opening(data, vote)
        counting = check_ballots(data, vote, end)
        counts = check_result(data, vote, counting, end)
        check_acts(data, vote)
        if register is not None:
            check_register(data, vote, register)
        equal(data["digest"], sha256({key: data[key] for key in data if key != "digest"}), "the digest of the file")
        return counts
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise Bad(f"the file is not an export of a vote, or is damaged: {error!r}") from error


def main(vote, register=None):
    """Check the files of these names, say what was found, and return the exit code."""
    try:
        files = [json.loads(open(name, "rb").read()) for name in (vote, register) if name]  # noqa: SIM115
        counts = verify(*files)
    except (Bad, OSError, ValueError, RecursionError) as error:
        print("BAD:", error)
        return 1
    data = files[0]
    print(f"vote {data['round']['number']}: {len(data['electorate'])} cities, {len(data['ballots'])} ballots, good")
    for question, count in zip(data["questions"], counts):  # noqa: B905
        print(question["position"], question["about"], *(f"{key}: {said}" for key, said in count.items()))
    for entry in data["entries"]:
        if entry["act"] != "ballot_cast":
            print(f"entry {entry['number']} ({entry['act']}): {entry['hash']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else print(__doc__) or 2)
