"""What tests of enacting share."""

import datetime

from charters.domain import enacting
from tests import factories

MONDAY = datetime.date(2026, 11, 2)


DAY = datetime.timedelta(days=1)


def draft(**fields):
    edition = factories.EditionFactory(**fields)
    factories.ArticleFactory(edition=edition)
    return edition


def at_vote(**fields):
    return enacting.put_to_vote(draft(**fields), by=None, on=MONDAY)


def carried(edition=None):
    edition = edition or at_vote()
    return enacting.record_outcome(edition, is_carried=True, decided_on=MONDAY, by=None, on=MONDAY + DAY)
