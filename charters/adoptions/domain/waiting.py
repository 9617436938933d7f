"""What a city has to do about its adoption of the shared charter."""

from members.domain.drafting import Draft
from members.domain.waiting import Todo

from ...models import Charter
from ..models import Adoption, Instrument
from ..standing import Life, State
from .deriving import life_of
from .editions import edition_in_force
from .reckoning import standing_of

_TEMPLATE = "adoptions/todo.html"


def waiting_for_adoption(member, *, at):
    """Todos: take up what was returned, confirm what changed in substance, unless the city has begun on it.

    One query where the city has no adoption, at most seven.
    """
    adoption = Adoption.objects.with_names().filter(member=member, charter__kind=Charter.Kind.SHARED).first()
    last = adoption and adoption.instruments.order_by("-pk").first()
    if last is None or last.is_draft or last.awaits_verification:
        return []
    if last.returned_at:
        return [Todo(_TEMPLATE, "returned", weight=1)]
    count = _to_confirm(adoption, on=member.day_at(at))
    return [Todo(_TEMPLATE, "to_confirm", weight=2, facts={"count": count})] if count else []


def _to_confirm(adoption, *, on):
    """The number of principles that changed in substance since the city decided."""
    edition = edition_in_force(adoption.charter, on=on)
    if edition is None or life_of(adoption, on=on) not in {Life.ADOPTED, Life.SUSPENDED}:
        return 0
    return sum(state == State.TO_CONFIRM for state, _held in standing_of(adoption, edition, on=on).values())


def decisions_begun(member):
    """Drafts: the decision that ``member`` prepares. One query."""
    drafts = Instrument.objects.drafts().filter(adoption__member=member).with_names()
    return [Draft("adoptions/draft.html", row.changed_at, {"instrument": row}) for row in drafts]
