"""What a draft asks of a city, principle by principle, in the draft's language."""

from typing import NamedTuple

from django.db.models import prefetch_related_objects

from charter_portal.text.localized import Localized, localized_on

from ...domain.comparing import WordingCompared, compare_wordings
from ...models import Article
from ..domain.preparing import ASKED_AGAIN
from ..models import Holding, Instrument
from ..standing import State
from .standing import lines_of


class Asked(NamedTuple):
    """A principle on which a draft can decide.

    ``is_asked``: the council has to look at it; else what it decided holds, and can be decided anew. ``compared``: what
    changed from the wording that the council saw to the one in force, or None.
    """

    article: Article
    state: State
    holding: Holding | None
    is_asked: bool
    title: Localized
    statement: Localized
    compared: WordingCompared | None

    @property
    def key(self):
        """The principle's key, which names its fields."""
        return self.article.revision.principle.key

    @property
    def principle(self):
        """The number of the principle."""
        return self.article.revision.principle_id

    @property
    def said_before(self):
        """The stance that the council took last, "" where it took none."""
        return self.holding.stance if self.holding else ""

    @property
    def seen(self):
        """The number of the wording that the council saw, "" where it saw none."""
        return self.holding.choice.revision.number if self.holding else ""


def asked_in_words(draft, *, on):
    """The Asked of each principle of the draft's edition: first those that are asked, each in the edition's order.

    At most five queries.
    """
    lines = lines_of(draft.adoption, draft.edition, on=on)
    changed = [
        wording
        for line in lines
        if line.holding and line.holding.choice.revision_id != line.article.revision_id
        for wording in (line.holding.choice.revision, line.article.revision)
    ]
    prefetch_related_objects(changed, "criteria")
    is_first = draft.purpose == Instrument.Purpose.ADOPTION
    found = [_asked(line, draft.language, is_first=is_first) for line in lines]
    return sorted(found, key=lambda one: not one.is_asked)


def _asked(line, language, *, is_first):
    revision = line.article.revision
    before = line.holding.choice.revision if line.holding else None
    return Asked(
        *line,
        is_asked=is_first or line.state in ASKED_AGAIN,
        title=localized_on(revision, "title", language),
        statement=localized_on(revision, "statement", language),
        compared=compare_wordings(before, revision, language) if before and before.pk != revision.pk else None,
    )
