"""Reports as pages show them: each principle with its level, its criteria and evidence, each commitment."""

from typing import NamedTuple

from charter_portal.text.localized import Localized, localized_on

from ..models import Account, Assessment
from ..progress import share
from .hiding import veiled_commitment, veiled_part


class AssessedRead(NamedTuple):
    """An Assessment with the title of its principle and its criteria, in the reader's language."""

    part: Assessment
    title: Localized
    criteria: tuple[Localized, ...]


class AccountRead(NamedTuple):
    """An Account and how far its value is from the baseline to the target, in whole percent or None."""

    part: Account
    share: int | None

    @property
    def rest(self):
        """What is missing to 100 percent, where the bar begins when it is read from the right."""
        return 100 - (self.share or 0)


def assessed_in(report, language, *, hidden_too=False):
    """A list of AssessedRead of a Report; two queries.

    Words that the commission hid are kept from readers, save where ``hidden_too``: for their city.
    """
    parts = report.assessments.select_related("principle", "revision").prefetch_related("revision__criteria")
    return [assessed_read(part if hidden_too else veiled_part(part, report), language) for part in parts]


def assessed_read(part, language):
    """The AssessedRead of an Assessment."""
    criteria = tuple(localized_on(row, "text", language) for row in part.revision.criteria.all())
    return AssessedRead(part, localized_on(part.revision, "title", language), criteria)


def accounts_in(report, *, hidden_too=False):
    """A list of AccountRead of a Report, with what ``assessed_in`` keeps from readers; one query."""
    parts = report.accounts.select_related("commitment__member", "commitment__principle")
    return [_account_read(part if hidden_too else _veiled(part, report)) for part in parts]


def _veiled(part, report):
    found = veiled_part(part, report)
    found.commitment = veiled_commitment(part.commitment)
    return found


def _account_read(part):
    row = part.commitment
    return AccountRead(part, share(row.baseline, row.target, part.value) if part.value else None)
