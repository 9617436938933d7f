"""Certifying a result: the secretariat says that the count stands, and what was decided takes effect."""

from django.utils import timezone

from charter_portal.register.models import Entry

from ...domain.carrying_in_part import carry_in_part
from ...domain.enacting import record_outcome, set_in_force
from ...domain.tallying import Outcome
from ...models import Edition
from ..exceptions import PhaseForbids
from ..models import Question, Round
from ..phases import Phase
from ..zones import SECRETARIAT
from .announcing import announce_result
from .counting import count, record_closing
from .issuing import issue_vote_record
from .opening import acting_on, note_act, save_round

Kind = Question.Kind


def certify(vote, *, by):
    """Certify the result of a round that is over; first it is recorded, then it takes effect.

    An edition that is carried enters into force by the round's date, or on this day; one of which only some principles
    are carried makes a new sealed edition of those. A round without quorum decides nothing: its edition stays at the
    vote, for a new round. Returns the Round as stored. Raises PhaseForbids.
    """
    with acting_on(vote) as (vote, at):
        if vote.phase(at) != Phase.CLOSED:
            raise PhaseForbids(vote.phase(at))
        record_closing(vote, at=at)
        result = count(vote)
        vote.certified_at = at
        save_round(vote, "certified_at")
        content = {
            "round": vote.number,
            "outcomes": [str(tally.outcome) for tally in result.tallies],
            "in_favour": [tally.in_favour for tally in result.tallies],
            "against": [tally.against for tally in result.tallies],
            "abstaining": [tally.abstaining for tally in result.tallies],
            "electorate": len(result.electors),
            "took_part": result.took_part,
        }
        note_act(Entry.Act.ROUND_CERTIFIED, vote, content, by=by, at=at)
        if vote.mode != Round.Mode.AMENDMENT and result.outcome != Outcome.INQUORATE:
            _take_effect(vote, result, by=by)
        announce_result(vote, result, at=at)
        issue_vote_record.enqueue(vote.number)
        return vote


def _take_effect(vote, result, *, by):
    decided_on = timezone.localdate(vote.closes_at, SECRETARIAT)
    today = timezone.localdate(timezone=SECRETARIAT)
    act = {"decided_on": decided_on, "by": by, "on": today, "content": {"round": vote.number}, "tells": False}
    if result.carried_in_part:
        refused = [
            question
            for question, tally in zip(_questions(vote), result.tallies, strict=True)
            if tally.outcome != Outcome.CARRIED
        ]
        carried = carry_in_part(
            vote.edition,
            refused={question.revision.principle_id for question in refused if question.kind == Kind.PRINCIPLE},
            kept=[question.revision for question in refused if question.kind == Kind.WITHDRAWAL],
            **act,
        )
    else:
        carried = record_outcome(vote.edition, is_carried=result.outcome == Outcome.CARRIED, **act)
    if carried is not None and carried.status == Edition.Status.CARRIED:
        on = max(vote.in_force_on or today, today)
        set_in_force(carried, on=on, by=by, today=today, tells=False)


def _questions(vote):
    return vote.questions.select_related("revision").order_by("position")
