"""How an adoption stands on a day, read from the derived rows."""

from .. import standing
from ..models import Holding
from ..querysets import on_day
from .editions import listed_in


def standing_of(adoption, edition, *, on):
    """{number of a principle: (State, Holding or None)} of the principles that ``edition`` lists, in its order.

    Two queries; what is held has its choice, with the wording and the instrument. An adoption that is not stored yet
    holds nothing.
    """
    listed = listed_in(edition)
    holdings = Holding.objects.filter(on_day(on), adoption=adoption)
    holdings = holdings.select_related("choice__revision__base", "choice__revision__principle", "choice__instrument")
    held = {holding.principle_id: holding for holding in holdings}
    return {
        principle: (_state(held.get(principle), article.revision.major), held.get(principle))
        for principle, article in listed.items()
    }


def _state(holding, listed):
    if holding is None:
        return standing.state(None, None, listed)
    return standing.state(holding.stance, holding.substance, listed)
