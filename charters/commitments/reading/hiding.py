"""What everyone reads of commitments and reports that the commission hid."""

import copy

from ...reading.hiding import veiled


def veiled_commitment(row):
    """A Commitment, or where it is hidden a copy that says so in place of its words."""
    return veiled(row, "text", "indicator", "baseline", "target", "unit", "verification")


def veiled_outcome(outcome, row):
    """An Outcome (or None) of a Commitment, or where that is hidden a copy without its words."""
    return _without(outcome, "value", "words") if outcome and row.is_hidden else outcome


def veiled_part(part, report):
    """An Assessment or Account of a Report, or where that is hidden a copy without its words and evidence."""
    return _without(part, "words", "value", "link", "document") if report.is_hidden else part


def _without(row, *names):
    found = copy.copy(row)
    for name in names:
        if hasattr(found, name):
            setattr(found, name, "")
    return found
