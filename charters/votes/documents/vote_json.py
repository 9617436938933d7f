"""The export of a vote, read from the database: docs/vote-json.md describes it."""

from django.db.models import Q

from charter_portal.register.chain import utc_text
from charter_portal.register.exporting import as_data
from charter_portal.register.models import Entry
from charter_portal.register.recording import link_of

from ..domain.counting import may_show
from ..domain.exporting import as_text, exported
from ..exceptions import PhaseForbids
from ..models import Ballot, Elector, RoundAct
from ..reading.questions import questions_of


def vote_data(vote, *, at):
    """The export of a Round as a dict. Raises PhaseForbids while nobody may know the choices. Six queries."""
    if not may_show(vote, at=at):
        raise PhaseForbids(vote.phase(at))
    ballots = Ballot.objects.filter(round=vote).select_related("elector").order_by("entry")
    of_round = Q(subject=vote.path) | Q(subject__startswith=f"{vote.path}/ballots/")
    notes = RoundAct.objects.filter(round=vote).exclude(note="").order_by("entry")
    return exported(
        _round_data(vote),
        questions=[
            {"position": one.position, "kind": one.kind, "about": one.path, "digest": one.digest}
            for one in questions_of(vote)
        ],
        electorate=[
            {"city": elector.slug, "name": elector.name_in_french, "country": elector.country.code}
            for elector in Elector.objects.filter(round=vote).order_by("pk")
        ],
        ballots=[_ballot_data(ballot) for ballot in ballots],
        entries=[as_data(link_of(entry)) for entry in Entry.objects.filter(of_round).order_by("number")],
        notes=[{"entry": act.entry_id, "text": act.note} for act in notes],
    )


def vote_json(vote, *, at):
    """``vote_data`` as JSON text."""
    return as_text(vote_data(vote, at=at))


def _round_data(vote):
    return {
        "number": vote.number,
        "subject": vote.edition.path,
        "edition": vote.edition.digest,
        "mode": vote.mode,
        "majority": vote.majority,
        "quorum": [vote.quorum_numerator, vote.quorum_denominator],
        "opens_at": utc_text(vote.opens_at),
        "closes_at": utc_text(vote.closes_at),
        "in_force_on": vote.in_force_on.isoformat() if vote.in_force_on else None,
        "certified_at": _moment(vote.certified_at),
        "annulled_at": _moment(vote.annulled_at),
    }


def _moment(at):
    return utc_text(at) if at else None


def _ballot_data(ballot):
    return {
        "city": ballot.elector.slug,
        "sequence": ballot.sequence,
        "cast_at": utc_text(ballot.cast_at),
        "choices": [{"choice": made["choice"], "statement": made["statement"]} for made in ballot.choices],
        "letter": ballot.letter_digest or None,
        "nonce": ballot.nonce,
        "hash": ballot.hash,
        "entry": ballot.entry_id,
    }
