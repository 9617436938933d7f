"""What stories of sealing do: an edition of wordings, its consultation opened, wordings that follow."""

import datetime

from charters.domain.enacting import open_consultation
from tests.factories import ArticleFactory, EditionFactory, PrincipleRevisionFactory

DAY = datetime.date(2026, 11, 23)


def edition_of(*revisions, **fields):
    """A draft edition of these wordings, in this order."""
    edition = EditionFactory(**fields)
    for position, revision in enumerate(revisions):
        ArticleFactory(edition=edition, position=position, revision=revision)
    return edition


def opened(*revisions, **fields):
    """An edition of these wordings in consultation, and so sealed."""
    return open_consultation(edition_of(*revisions, **fields), by=None, on=DAY)


def successor(base, change, **fields):
    """A draft wording made from ``base`` by a change of this kind."""
    return PrincipleRevisionFactory(principle=base.principle, base=base, change=change, **fields)
