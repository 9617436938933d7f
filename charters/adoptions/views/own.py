"""How a city stands with the charter: what its council decided, what is asked of it, what it can do."""

from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from members.views.seating import with_seat

from ..domain.preparing import ASKED_AGAIN
from ..reading.standing import lines_of
from ..standing import Life, State
from .desk import Desk

PAGE_SIZE = 5
ACTS = 50  # more acts than that no adoption has; the register keeps them all


@require_safe
@with_seat
def own(request, seat):
    """The city's adoption of the shared charter."""
    desk = Desk(request, seat)
    lines = lines_of(desk.adoption, desk.edition, on=desk.today) if desk.edition else []
    decisions = desk.instruments.verified().prefetch_related("choices__revision")
    returned = desk.returned
    context = {
        "edition": desk.edition,
        "lines": lines,
        "to_confirm": [line for line in lines if line.state == State.TO_CONFIRM],
        "asked": [line for line in lines if line.state in ASKED_AGAIN],
        "awaiting": desk.awaiting,
        "returned": returned,
        "reason": returned
        and returned.acts.filter(entry__act="adoption_returned").values_list("note", flat=True).last(),
        "decisions": Paginator(decisions, PAGE_SIZE).get_page(request.GET.get("page")),
        "possible": possible_on(desk),
        "acts": _acts(desk),
    }
    return desk.page("own", **context)


def _acts(desk):
    """The latest acts on record, the last first."""
    if desk.adoption is None:
        return []
    return desk.adoption.acts.for_reading().order_by("-entry")[:ACTS]


def possible_on(desk):
    """Names of what the account can do at this moment: a set."""
    before = {Life.NONE, Life.INTEREST, Life.INTENTION, Life.WITHDRAWN}
    ends = {Life.INTEREST, Life.INTENTION, Life.DELIBERATED, Life.ADOPTED, Life.SUSPENDED}
    is_free, leads = desk.awaiting is None and desk.charter is not None, desk.can("record")
    found = {
        "interest": is_free and leads and desk.life in {Life.NONE, Life.WITHDRAWN},
        "intention": is_free and leads and desk.life in before,
        "withdraw": is_free and leads and desk.life in ends,
        "prepare": is_free and desk.can("draft") and desk.edition is not None and desk.draft is None,
        "go_on": desk.can("draft") and desk.draft is not None,
    }
    return {name for name, is_possible in found.items() if is_possible}
