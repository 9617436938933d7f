"""Who is told of what happens to a round. Called inside the transaction in which it happens.

What is stored with a notice never holds a choice: a receipt's choices are read from the ballot when its mail is made.
"""

from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell
from charter_portal.register.chain import utc_text
from members.domain.acting import leaders_of, leaders_of_members
from members.domain.announcing import names_of

from ...domain.words import LANGUAGES, in_language
from ..models import Elector


def path_of(vote):
    """The round's public page, without its language."""
    return path_to("votes:round", vote.number)


def announce_opening(vote, *, at):
    """Tell every city on the roll when it can vote, and on what."""
    _tell_roll(vote, "round_opened", f"round:{vote.number}:opened", at=at)


def announce_prolonging(vote, *, before, at):
    """Tell every city on the roll of the later end."""
    about = f"round:{vote.number}:prolonged:{utc_text(vote.closes_at)}"
    _tell_roll(vote, "round_prolonged", about, at=at, before=utc_text(before))


def announce_annulment(vote, *, at):
    """Tell every city on the roll that the round is annulled."""
    _tell_roll(vote, "round_annulled", f"round:{vote.number}:annulled", at=at)


def announce_result(vote, result, *, at):
    """Tell every city on the roll of the certified result."""
    carried = sum(tally.outcome == "carried" for tally in result.tallies)
    facts = {"outcome": str(result.outcome), "carried": carried, "questions": len(result.tallies)}
    _tell_roll(vote, "round_result", f"round:{vote.number}:result", at=at, **facts)


def announce_ballot(ballot, *, at):
    """Send a receipt to the delegates and alternates of the city, whoever of them cast the ballot."""
    member = ballot.elector.member
    tell(
        "ballot_cast",
        to=leaders_of(member, at=at),
        about=f"ballot:{ballot.entry_id}",
        context={
            "round": ballot.round.number,
            "ballot": ballot.pk,
            "city": names_of(member),
            "sequence": ballot.sequence,
            "by_letter": ballot.is_by_letter,
        },
        path=path_to("votes:own", member.slug, ballot.round.number),
        at=at,
    )


def remind(vote, *, hours, at):
    """Remind those cities of a running round that have cast no ballot; returns how many accounts were told now.

    ``hours``: how long before the end; once for each of these and each end, however often it is asked.
    """
    waiting = Elector.objects.filter(round=vote, ballots=None).values("member")
    return tell(
        "round_reminder",
        to=leaders_of_members(members=waiting, at=at),
        about=f"round:{vote.number}:reminder:{hours}:{utc_text(vote.closes_at)}",
        context=_facts(vote),
        path=path_of(vote),
        at=at,
    )


def _tell_roll(vote, kind, about, *, at, **facts):
    roll = Elector.objects.filter(round=vote).values("member")
    tell(
        kind,
        to=leaders_of_members(members=roll, at=at),
        about=about,
        context=_facts(vote) | facts,
        path=path_of(vote),
        at=at,
    )


def _facts(vote):
    charter = vote.edition.charter
    return {
        "round": vote.number,
        "edition": vote.edition.number,
        "amendment": vote.amendment.number if vote.amendment_id else None,
        "charter": {language: in_language(charter, "title", language) for language in LANGUAGES},
        "opens_at": utc_text(vote.opens_at),
        "closes_at": utc_text(vote.closes_at),
    }
