"""The record of the votes of a meeting, by show of hands and of the cities on the portal, ready for print."""

import hashlib
from typing import NamedTuple

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import Attachment, compose
from charter_portal.register.models import Entry
from charter_portal.text.normalising import search_key
from charters.votes.documents.roll_call import table_of
from charters.votes.documents.vote_record import calls_of, can_print
from charters.votes.domain.clock import database_now
from charters.votes.domain.counting import result_shown
from charters.votes.models import Round
from charters.votes.reading.rounds import WITH_SUBJECT
from charters.votes.reading.rounds import outcome_of as outcome_of_round

from ..domain.hands import outcome_of
from ..exceptions import NothingToPrint
from ..models import HandChoice, HandVote
from ..readers import EVERYONE, MEMBERS
from ..reading.attending import Room
from .framing import framed, lacking
from .minutes import is_draft, is_hidden


class Raised(NamedTuple):
    """A HandVote with its Tally, the Standing of the cities at that moment, and what each said, where it was noted.

    ``voices`` is [(choice in words, its HandChoices by name)].
    """

    vote: HandVote
    tally: object
    standing: object
    voices: list
    digest: str


class OnThePortal(NamedTuple):
    """A Round of the cities with its roll call (list of Called) and its outcome, neither told before the end.

    ``certificate`` is the Entry by which it was certified, or None; ``table`` its roll call as CSV, "" before the end.
    """

    vote: Round
    calls: list
    outcome: str
    certificate: Entry | None
    electorate: int
    address: str
    table: str


def vote_record_lacks(meeting):
    """What the record of votes of a Meeting lacks, as sentences in the active language."""
    drafted = not hasattr(meeting, "minutes") or is_draft(meeting)
    waits = any(vote.certified_at is None and vote.annulled_at is None for vote in _rounds_of(_items_of(meeting)))
    checked = (
        (not meeting.starts_on, gettext("the dates of the meeting")),
        (not meeting.chair, gettext("who chaired the meeting")),
        (not meeting.secretary, gettext("who wrote the minutes")),
        (waits, gettext("the certified result of a vote of the cities")),
        (drafted, gettext("the approval of the minutes")),
    )
    return [sentence for is_lacking, sentence in checked if is_lacking]


def vote_record_manuscript(meeting, language, *, readers=EVERYONE):
    """The record of the votes of a Meeting ready for print in ``language``. See templates/pdf/meeting_votes.html.

    Raises NothingToPrint where nothing was put to a vote.
    """
    with translation.override(language):
        items = [item for item in _items_of(meeting) if not is_hidden(item, readers)]
        hands = _hands(meeting, {item.pk for item in items})
        rounds = _on_the_portal(_rounds_of(items))
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
            prints_voices=can_print(call for one in rounds for call in one.calls),
            seal=Entry.objects.filter(subject=meeting.subject, act=Entry.Act.MINUTES_SEALED).first(),
            is_for_members=readers == MEMBERS,
        )
        attached = [
            Attachment(f"appel-nominal-{one.vote.number}.csv", gettext("Roll call"), one.table)
            for one in rounds
            if one.table
        ]
        return compose("meeting_votes.html", context, language, attachments=attached)


def _items_of(meeting):
    """The agenda with the votes of the cities that were opened; what is only being prepared is not public."""
    opened = Round.objects.public().select_related(*WITH_SUBJECT).order_by("number")
    return meeting.agenda.prefetch_related(Prefetch("rounds", opened))


def _rounds_of(items):
    """The Rounds of AgendaItems, each once, in the order of the agenda."""
    return list({vote.pk: vote for item in items for vote in item.rounds.all()}.values())


def _hands(meeting, shown):
    votes = meeting.hand_votes.prefetch_related("choices__member", "choices__holder").order_by("number", "pk")
    room = Room(meeting)
    return [
        Raised(
            vote,
            outcome_of(vote),
            room.standing(vote.taken_at),
            _voices(vote),
            hashlib.sha256((vote.question_fr or "").encode()).hexdigest(),
        )
        for vote in votes
        if vote.item_id is None or vote.item_id in shown
    ]


def _voices(vote):
    choices = sorted(vote.choices.all(), key=lambda choice: (search_key(choice.member.name), choice.pk))
    by_choice = [(said.label, [one for one in choices if one.choice == said]) for said in HandChoice.Said]
    return [(label, those) for label, those in by_choice if those]


def _on_the_portal(rounds):
    """The OnThePortal of Rounds: a query for all certificates, and some seven a round, whatever its cities."""
    certified = Entry.objects.filter(subject__in=[vote.path for vote in rounds], act=Entry.Act.ROUND_CERTIFIED)
    certificates = {entry.subject: entry for entry in certified}
    at = database_now()
    return [_counted(vote, certificates.get(vote.path), at=at) for vote in rounds]


def _counted(vote, certificate, *, at):
    result = result_shown(vote, at=at)
    return OnThePortal(
        vote,
        calls_of(vote, result),
        outcome_of_round(result) if result else "",
        certificate,
        len(result.electors) if result else vote.electors.count(),
        settings.PUBLIC_URL + vote.get_absolute_url(),
        table_of(vote, result) if result else "",
    )
