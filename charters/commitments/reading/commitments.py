"""Commitments as pages show them: how far they are, what became of them, whether they are late on the day."""

from typing import NamedTuple

from charter_portal.text.localized import Localized

from ...clauses.reading.principles import title_of
from ..models import Account, Commitment, Outcome, Report
from ..progress import share
from .hiding import veiled_commitment, veiled_outcome


class Shown(NamedTuple):
    """A Commitment with the title of its principle, its latest Outcome or None, the value reached ("" where none is
    said) and how far that is, in whole percent, None where it can't be reckoned. ``is_veiled``: its words are kept from
    the reader, and its text says so.
    """

    row: Commitment
    principle_title: Localized
    is_late: bool
    outcome: Outcome | None
    value: str
    share: int | None
    is_veiled: bool

    @property
    def rest(self):
        """What is missing to 100 percent, where the bar begins when it is read from the right."""
        return 100 - (self.share or 0)


def shown(commitments, titles, *, on, hidden_too=False):
    """A list of Shown of Commitments with_names; ``titles`` as ``principles_read``. Two queries.

    The value is that of the outcome, or else of the latest yearly report. Words that the commission hid are kept from
    readers, save where ``hidden_too``: for their city.
    """
    rows = list(commitments)
    outcomes = {}
    for outcome in Outcome.objects.filter(commitment__in=[row.pk for row in rows]).order_by("entry"):
        outcomes[outcome.commitment_id] = outcome
    told = Account.objects.filter(commitment__in=[row.pk for row in rows], report__in=Report.objects.current())
    told = told if hidden_too else told.filter(report__hidden_at=None)
    values = dict(told.exclude(value="").order_by("report__year").values_list("commitment", "value"))
    return [_shown(row, outcomes.get(row.pk), values.get(row.pk, ""), titles, on, hidden_too) for row in rows]


def history_of(commitment):
    """Every published version of a commitment as everyone reads it, the last one first, the one given among them.

    One query.
    """
    rows = {row.pk: row for row in Commitment.objects.public().filter(member=commitment.member_id).with_names()}
    followed_by = {row.replaces_id: row for row in rows.values() if row.replaces_id}
    last = rows[commitment.pk]
    while last.pk in followed_by:
        last = followed_by[last.pk]
    found = [last]
    while found[-1].replaces_id:
        found.append(rows[found[-1].replaces_id])
    return [veiled_commitment(row) for row in found]


def _shown(row, outcome, told, titles, on, hidden_too):
    is_veiled = row.is_hidden and not hidden_too
    if is_veiled:
        row, outcome, told = veiled_commitment(row), veiled_outcome(outcome, row), ""
    value = (outcome.value if outcome else "") or told
    return Shown(
        row=row,
        principle_title=title_of(titles, row.principle.key),
        is_late=row.is_published and row.is_late(on=on),
        outcome=outcome,
        value=value,
        share=share(row.baseline, row.target, value) if value else None,
        is_veiled=is_veiled,
    )
