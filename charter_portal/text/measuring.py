"""How well passages are carried from one wording to another: measured on edits that a person has judged."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from .anchoring import Carried, State, carry, locate

CASES = Path(__file__).parent / "reanchoring_cases.toml"

SAME_PASSAGE = 0.8
"""A passage was found if it shares this much with the one that the person names: in common over both together."""


class Case(NamedTuple):
    """An edit: both texts, the passage marked in ``old``, and the words that it is ``now``, "" where it is gone."""

    language: str
    kind: str
    old: str
    new: str
    quote: str
    now: str = ""


class Judged(NamedTuple):
    """A Case, what was Carried, and whether that is wrong, or kept: attached, and to the right passage."""

    case: Case
    carried: Carried
    is_wrong: bool
    is_kept: bool


def cases():
    """The list of Case of the table."""
    return [Case(**case) for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]


def judge(case):
    """The Judged of a Case. Raises PassageNotFound where the table does not name one passage."""
    passage = locate(case.old, case.quote)
    carried = carry(passage, case.old, case.new)
    attached = carried.state in (State.MOVED, State.CHANGED)
    right = bool(case.now) and _in_common(carried, locate(case.new, case.now)) >= SAME_PASSAGE
    return Judged(case, carried, is_wrong=attached and not right, is_kept=attached and right)


def measure(table):
    """(cases, wrong, kept, those that can be kept) of a list of Case."""
    judged = [judge(case) for case in table]
    return (
        len(judged),
        sum(one.is_wrong for one in judged),
        sum(one.is_kept for one in judged),
        sum(bool(case.now) for case in table),
    )


def _in_common(carried, passage):
    both = max(0, min(carried.end, passage.end) - max(carried.start, passage.start))
    return both / (carried.end - carried.start + passage.end - passage.start - both)
