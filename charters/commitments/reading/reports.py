"""Reports as pages show them: each principle with its level, its criteria and evidence, each commitment."""

from typing import NamedTuple

from charter_portal.text.localized import Localized, localized_on

from ..models import Account, Assessment
from ..progress import share


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


def assessed_in(report, language):
    """A list of AssessedRead of a Report; two queries."""
    parts = report.assessments.select_related("principle", "revision").prefetch_related("revision__criteria")
    return [assessed_read(part, language) for part in parts]


def assessed_read(part, language):
    """The AssessedRead of an Assessment."""
    criteria = tuple(localized_on(row, "text", language) for row in part.revision.criteria.all())
    return AssessedRead(part, localized_on(part.revision, "title", language), criteria)


def accounts_in(report):
    """A list of AccountRead of a Report; one query."""
    parts = report.accounts.select_related("commitment__member", "commitment__principle")
    return [
        AccountRead(part, share(part.commitment.baseline, part.commitment.target, part.value) if part.value else None)
        for part in parts
    ]
