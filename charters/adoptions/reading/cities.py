"""How one city stands with a charter, and what its council decided, as its public page tells."""

import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from charter_portal.register.models import Entry

from ..domain.editions import edition_in_force
from ..models import Adoption, AdoptionSpan, Choice, Holding
from ..querysets import on_day
from ..standing import Life, state
from .adopters import Words, words_of_choices
from .listing import Listed, principles_of

# The latest acts and decisions on the page: the register has all of them.
LATEST = 8
_GIVE_REASONS = {Life.SUSPENDED: Entry.Act.ADOPTION_SUSPENDED, Life.WITHDRAWN: Entry.Act.ADOPTION_WITHDRAWN}


class Held(NamedTuple):
    """A principle of the edition in force, its State, and the city's words on it, or None."""

    listed: Listed
    state: str
    since: datetime.date | None
    words: Words | None


class CityRead(NamedTuple):
    """A member's adoption on a day: its Life since ``since``, None of NONE.

    ``reason``: why it is suspended or withdrawn, else ""; ``counts_from``: the day to come from which a verified
    decision counts, or None. ``held`` is () unless a decision holds; ``decisions`` are its verified Instruments and
    ``acts`` its AdoptionActs, the latest first; ``more``: there are more acts.
    """

    adoption: Adoption | None
    is_support: bool
    life: str
    since: datetime.date | None
    edition: object
    reason: str
    counts_from: datetime.date | None
    held: tuple
    decisions: list
    acts: list
    more: bool


def city_read(member, charter, language, *, on):
    """The CityRead of a Member on a day; at most nine queries."""
    adoption = Adoption.objects.filter(member=member, charter=charter).first()
    edition = edition_in_force(charter, on=on)
    if adoption is None:
        return CityRead(None, False, Life.NONE.value, None, edition, "", None, (), [], [], False)
    adoption.member, adoption.charter = member, charter
    span = AdoptionSpan.objects.filter(on_day(on), adoption=adoption).first()
    life = span.life if span else Life.NONE.value
    acts = list(adoption.acts.for_reading().order_by("-entry")[: LATEST + 1])
    reasons = (act.note for act in acts if act.entry.act == _GIVE_REASONS.get(Life(life)))
    # Of a member that left, what it decided is past: the picture tells it, of a day before.
    has_left = member.left_on is not None and member.left_on <= on
    has_decided = life in (Life.ADOPTED, Life.SUSPENDED) and not has_left
    hidden = Choice.objects.filter(instrument=OuterRef("pk"), hidden_at__isnull=False)
    decisions = adoption.instruments.verified().select_related("edition").annotate(is_withheld=Exists(hidden))
    decisions = list(decisions.order_by("-pk")[:LATEST])
    return CityRead(
        adoption=adoption,
        is_support=adoption.is_support,
        life=life,
        since=span and span.since,
        edition=edition,
        reason=next(reasons, ""),
        counts_from=min((one.counts_from for one in decisions if one.counts_from > on), default=None),
        held=_held(adoption, edition, language, on=on) if has_decided and edition else (),
        decisions=decisions,
        acts=[_as_public(act) for act in acts[:LATEST]],
        more=len(acts) > LATEST,
    )


def _as_public(act):
    """The AdoptionAct without what is between the city and the secretariat: why a decision was returned."""
    if act.entry.act == Entry.Act.ADOPTION_RETURNED:
        act.note = ""
    return act


def _held(adoption, edition, language, *, on):
    """The Held of each principle of an edition, in its order; three queries, a fourth in a translation."""
    rows = Holding.objects.filter(on_day(on), adoption=adoption).order_by()
    held = {
        principle: rest
        for principle, *rest in rows.values_list("principle_id", "stance", "substance", "since", "choice_id")
    }
    words = words_of_choices([choice for *_rest, choice in held.values()])
    found = []
    for listed in principles_of(edition, language):
        stance, substance, since, choice = held.get(listed.pk, (None, None, None, None))
        found.append(Held(listed, state(stance, substance, listed.substance).value, since, words.get(choice)))
    return tuple(found)
