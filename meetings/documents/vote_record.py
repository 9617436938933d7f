"""The record of the votes of a meeting, by show of hands and of the cities on the portal, ready for print."""

import hashlib
from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose
from charter_portal.register.models import Entry
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import result_shown
from charters.votes.models import Round
from charters.votes.reading.rounds import counted
from charters.votes.reading.rounds import outcome_of as outcome_of_round

from ..domain.hands import outcome_of
from ..exceptions import NothingToPrint
from ..models import HandVote
from ..readers import EVERYONE, MEMBERS
from ..reading.attending import Room
from .framing import framed, lacking
from .minutes import is_draft, is_hidden


class Raised(NamedTuple):
    """A HandVote with its Tally, the Standing of the cities at that moment, and what each said, where it was noted."""

    vote: HandVote
    tally: object
    standing: object
    choices: list
    digest: str


class OnThePortal(NamedTuple):
    """A Round of the cities with its questions (Counted), outcome and certificate (Entry), each None before the end."""

    vote: Round
    questions: list
    outcome: str
    certificate: Entry | None
    electorate: int
    needed: int | None


def vote_record_lacks(meeting):
    """What the record of votes of a Meeting lacks, as sentences in the active language."""
    drafted = not hasattr(meeting, "minutes") or is_draft(meeting)
    rounds = [vote for item in meeting.agenda.prefetch_related("rounds") for vote in item.rounds.all()]
    checked = (
        (not meeting.starts_on, gettext("the dates of the meeting")),
        (not meeting.chair, gettext("who chaired the meeting")),
        (not meeting.secretary, gettext("who wrote the minutes")),
        (any(vote.certified_at is None for vote in rounds), gettext("the certified result of a vote of the cities")),
        (drafted, gettext("the approval of the minutes")),
    )
    return [sentence for is_lacking, sentence in checked if is_lacking]


def vote_record_manuscript(meeting, language, *, readers=EVERYONE):
    """The record of the votes of a Meeting ready for print in ``language``. See templates/pdf/meeting_votes.html.

    Raises NothingToPrint where nothing was put to a vote.
    """
    with translation.override(language):
        items = [item for item in meeting.agenda.prefetch_related("rounds") if not is_hidden(item, readers)]
        hands = _hands(meeting, {item.pk for item in items})
        rounds = [_on_the_portal(vote) for item in items for vote in item.rounds.all()]
        if not hands and not rounds:
            raise NothingToPrint(f"nothing was put to a vote in meeting {meeting.path}")
        title = gettext("Record of the votes of meeting %(number)s, %(commission)s") % {
            "number": meeting.number,
            "commission": meeting.commission.name,
        }
        context = framed(
            meeting,
            title=title,
            nature=gettext("Vote record"),
            **lacking(vote_record_lacks(meeting)),
            hands=hands,
            rounds=rounds,
            seal=Entry.objects.filter(subject=meeting.subject, act=Entry.Act.MINUTES_SEALED).first(),
            is_for_members=readers == MEMBERS,
        )
        return compose("meeting_votes.html", context, language)


def _hands(meeting, shown):
    votes = meeting.hand_votes.prefetch_related("choices__member", "choices__holder").order_by("number", "pk")
    room = Room(meeting)
    return [
        Raised(
            vote,
            outcome_of(vote),
            room.standing(vote.taken_at),
            sorted(vote.choices.all(), key=lambda choice: choice.member.name),
            hashlib.sha256((vote.question_fr or "").encode()).hexdigest(),
        )
        for vote in votes
        if vote.item_id is None or vote.item_id in shown
    ]


def _on_the_portal(vote):
    vote = Round.objects.select_related("edition__charter", "amendment__edition__charter").get(pk=vote.pk)
    result = result_shown(vote, at=database_now())
    certificate = (
        Entry.objects.filter(subject=vote.path, act=Entry.Act.ROUND_CERTIFIED).first() if vote.number else None
    )
    electorate = len(result.electors) if result else vote.electors.count()
    outcome = outcome_of_round(result) if result else ""
    return OnThePortal(vote, counted(vote, result), outcome, certificate, electorate, vote.quorum.needs(electorate))
