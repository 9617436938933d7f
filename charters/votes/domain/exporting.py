"""A vote as data that anyone can recompute: docs/vote-json.md describes it. Pure functions of plain values."""

import json

from charter_portal.register.canonical import sha256

from ...domain import tallying

FORMAT = "charter-vote/1"


def exported(vote, *, questions, electorate, ballots, entries, notes):
    """The export of a round that is over, as a dict of canonical values, with the portal's own result.

    ``vote`` has ``number``, ``subject``, ``edition`` (its digest), ``mode``, ``majority``, ``quorum`` ([numerator,
    denominator]) and, as the register writes them, ``opens_at``, ``closes_at``, ``in_force_on``, ``certified_at`` and
    ``annulled_at`` (or None). ``questions``: dicts of ``position``, ``kind``, ``about``, ``digest``; ``electorate``:
    of ``city``, ``name``, ``country``; ``ballots``, oldest first: of ``city``, ``sequence``, ``cast_at``,
    ``choices``, ``letter`` (digest or None), ``nonce``, ``hash``, ``entry``; ``entries``: the register's of the
    round, as its own export has them; ``notes``: of ``entry`` and ``text``.
    """
    data = {
        "format": FORMAT,
        "round": vote,
        "questions": questions,
        "electorate": electorate,
        "ballots": ballots,
        "entries": entries,
        "notes": notes,
        "result": _result(vote, questions, electorate, ballots),
    }
    return {**data, "digest": sha256(data)}


def as_text(data):
    """An export as JSON text, the same text for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _result(vote, questions, electorate, ballots):
    """What came of each question, in order."""
    positions = [question["position"] for question in questions]
    plain = [
        tallying.Ballot(position, ballot["city"], ballot["sequence"], tallying.Choice(made["choice"]))
        for ballot in ballots
        for position, made in zip(positions, ballot["choices"], strict=True)
    ]
    found = tallying.tallies(
        plain,
        questions=positions,
        electorate=[elector["city"] for elector in electorate],
        majority=vote["majority"],
        quorum=tallying.Quorum(*vote["quorum"]),
    )
    return [
        {
            "position": position,
            "in_favour": tally.in_favour,
            "against": tally.against,
            "abstaining": tally.abstaining,
            "quorum": tally.quorum,
            "threshold": tally.threshold,
            "outcome": str(tally.outcome),
        }
        for position, tally in found.items()
    ]
