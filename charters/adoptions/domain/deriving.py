"""Deriving, from what was recorded, how adoptions stand on any day: rows that can always be made anew."""

from charter_portal.register.models import Entry

from .. import standing
from ..exceptions import LifeForbids
from ..models import Adoption, AdoptionSpan, Choice, Holding
from ..standing import Decision, Event, Stance, Step

Act = Entry.Act

STEPS = {
    Act.ADOPTION_INTEREST: Step.INTEREST,
    Act.ADOPTION_INTENTION: Step.INTENTION,
    Act.ADOPTION_RECORDED: Step.RECORDED,
    Act.ADOPTION_RETURNED: Step.RETURNED,
    Act.ADOPTION_VERIFIED: Step.VERIFIED,
    Act.ADOPTION_SUSPENDED: Step.SUSPENDED,
    Act.ADOPTION_REINSTATED: Step.REINSTATED,
    Act.ADOPTION_WITHDRAWN: Step.WITHDRAWN,
}


def events_of(adoption):
    """The Events of an adoption in the order of the register, and its withdrawals as (day, number of the entry)."""
    events, withdrawals = [], []
    for act in adoption.acts.select_related("entry", "instrument").order_by("entry"):
        step = STEPS.get(act.entry.act)
        if step is None:
            continue
        # A council's decision counts from its own day, which may be learnt after it was verified.
        on = (act.instrument.dated_on if step == Step.VERIFIED else None) or act.on
        events.append(Event(step, on))
        if step == Step.WITHDRAWN:
            withdrawals.append((on, act.entry_id))
    return events, withdrawals


def decisions_of(adoption):
    """The Decisions of an adoption's verified instruments; ``choice`` is the number of the Choice. One query."""
    rows = Choice.objects.filter(
        instrument__adoption=adoption,
        instrument__verified_at__isnull=False,
        instrument__acts__entry__act=Act.ADOPTION_VERIFIED,
    ).values_list(
        *("pk", "principle", "revision__major", "stance", "instrument__acts__entry"),
        *("instrument__effective_on", "instrument__decided_on", "instrument__acts__on"),
    )
    return [
        Decision(principle, major, Stance(stance), effective_on or decided_on or verified_on, order, choice)
        for choice, principle, major, stance, order, effective_on, decided_on, verified_on in rows
    ]


def rebuild(adoption):
    """Make the derived rows of an adoption anew, in the caller's transaction."""
    events, withdrawals = events_of(adoption)
    spans = standing.spans(events)
    held = standing.held(decisions_of(adoption), withdrawals)
    AdoptionSpan.objects.filter(adoption=adoption).delete()
    Holding.objects.filter(adoption=adoption).delete()
    AdoptionSpan.objects.bulk_create(
        AdoptionSpan(adoption=adoption, life=life.value, since=since, until=until) for life, since, until in spans
    )
    Holding.objects.bulk_create(
        Holding(
            adoption=adoption,
            principle_id=decision.principle,
            choice_id=decision.choice,
            stance=decision.stance.value,
            substance=decision.substance,
            since=since,
            until=until,
        )
        for decision, since, until in held
    )


def rebuild_all():
    """Make every derived row anew; returns the number of adoptions."""
    adoptions = Adoption.objects.with_names().order_by("pk")
    for adoption in adoptions:
        rebuild(adoption)
    return len(adoptions)


def life_of(adoption, *, on):
    """The Life of an adoption on a date, from what was recorded. One query."""
    events, _withdrawals = events_of(adoption)
    return standing.life_on(standing.spans(events), on)


def check_life(adoption, lives, *, on):
    """Raise LifeForbids unless the adoption stands, on the date ``on``, as one of ``lives``."""
    life = life_of(adoption, on=on)
    if life not in lives:
        raise LifeForbids(life)
