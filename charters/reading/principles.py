"""What the page of a principle tells of its life, as plain values: its wordings and the editions that list them."""

import datetime
from collections import defaultdict
from typing import NamedTuple

from ..models import Article, PrincipleRevision
from ..models.revision import written_number


class WordingRead(NamedTuple):
    """A sealed wording: its number, that of the one it was made from or "", and the numbers of editions that list it.

    ``reason`` is that of the change, in French.
    """

    number: str
    change: str
    reason: str
    sealed_at: datetime.datetime
    base: str
    editions: tuple[str, ...]

    def get_change_display(self):
        """What it changed, in the reader's language."""
        return PrincipleRevision.Change(self.change).label


def wordings_of(principle, editions):
    """The WordingRead of each sealed wording of a Principle, the first first; two queries.

    ``editions``: those that the reader may see.
    """
    rows = list(
        PrincipleRevision.objects.rewrite(False)
        .public()
        .filter(principle=principle)
        .order_by("major", "minor", "patch")
        .values_list(
            *("pk", "major", "minor", "patch", "change", "reason", "sealed_at"),
            *("base__major", "base__minor", "base__patch"),
        )
    )
    listed = defaultdict(list)
    articles = Article.objects.filter(revision__in=[row[0] for row in rows], edition__in=editions).order_by("edition")
    for revision, number in articles.values_list("revision", "edition__number"):
        listed[revision].append(number)
    return [
        WordingRead(
            number=written_number(*row[1:4]),
            change=row[4],
            reason=row[5],
            sealed_at=row[6],
            base=written_number(*row[7:10]),
            editions=tuple(listed[row[0]]),
        )
        for row in rows
    ]
