"""Rules of retention: what is deleted when its time is over, whoever asks or not."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise


@dataclass(frozen=True)
class Rule:
    """Rows whose time is over.

    ``name`` as in ``expired-invitations``; ``sentence`` says for people what goes and when. ``due(at)`` gives the rows
    at that moment; ``end(rows)`` ends them, by default by deleting them.
    """

    name: str
    sentence: str | Promise
    due: Callable
    end: Callable = lambda rows: rows.delete()


rules: list[Rule] = []


def retain(*new):
    """Declare rules."""
    rules.extend(new)


def apply_retention(*, at, dry_run=False):
    """Apply every rule as of ``at``, each in a transaction of its own; returns ``{name: number of rows}``."""
    ended = {}
    for rule in rules:
        with transaction.atomic():
            rows = rule.due(at)
            ended[rule.name] = len(rows)
            if not dry_run and ended[rule.name]:
                rule.end(rows)
    return ended
