"""How an adoption stands, principle by principle, as its city reads it."""

from typing import NamedTuple

from ...models import Article
from ..domain.editions import listed_in
from ..domain.reckoning import standing_of
from ..models import Holding
from ..standing import State


class Line(NamedTuple):
    """A principle of the edition in force, how it stands, and what the city holds of it, or None."""

    article: Article
    state: State
    holding: Holding | None


def lines_of(adoption, edition, *, on):
    """The Lines of an edition on the date ``on``, in its order. Three queries.

    ``adoption`` is None, or not stored, where the city has none: then nothing is decided.
    """
    listed = listed_in(edition)
    states = standing_of(adoption, edition, on=on) if adoption else {}
    return [Line(article, *states.get(principle, (State.UNDECIDED, None))) for principle, article in listed.items()]
