"""Votes by show of hands: what was counted in the room, and how it ended."""

import datetime

from django.db.models import Max

from charters.domain.tallying import Choice, Quorum, tally
from members.models import Member

from ..exceptions import CountsDiffer, NotEntitled
from ..models import HandChoice, HandVote
from ..reading.attending import Room
from .acting import acting_on
from .attending import NOTED_AT

NOBODY = Quorum(0, 1)
A_MINUTE = datetime.timedelta(minutes=1)
ONE_TAP = A_MINUTE
"""Within this time the same vote with the same result is one that was sent twice."""


def outcome_of(vote):
    """The Tally of a HandVote, of the cities that were there or represented.

    Whether there was a quorum is a matter of the sitting (``meetings.presence``), not of how many raised a hand.
    """
    counts = zip(Choice, (vote.in_favour, vote.against, vote.abstaining), strict=True)
    choices = [choice for choice, count in counts for _each in range(count)]
    return tally(choices, electorate=vote.entitled, majority=vote.majority, quorum=NOBODY)


def entitled_at(meeting, at):
    """``{city: holder or None}`` of those that vote at the moment ``at``, by primary keys: a city there votes itself,
    one that is represented by the person who holds its proxy.

    Only cities that were convened. In the order of the participants.
    """
    room = Room(meeting)
    standing = room.standing(at)
    people = {row.pk: row.person_id for row in room.attendances}
    found = {}
    for one in room.participants:
        if one.mode_at(at):
            found |= dict.fromkeys(sorted(one.cities & standing.present))
    for one in room.participants:
        if one.mode_at(at):
            found |= {city: people[one.key] for city in sorted(one.proxies & standing.represented) if city not in found}
    return found


def usual_moment(item, *, at):
    """When a vote under an AgendaItem was taken where nobody says otherwise: the aware datetime ``at``, or, of an item
    that is over, its last minute, in which everyone was still there.
    """
    return item.ended_at - A_MINUTE if item.ended_at else at


def ever_entitled(meeting):
    """The cities that voted, or could have, at some moment of the sitting: a set of primary keys."""
    room = Room(meeting)
    there = [one for one in room.participants if one.spans]
    return frozenset().union(*(one.cities | one.proxies for one in there)) & room.convened


def note_hand_vote(item, *, question, majority, taken_at, counts=None, choices=None):
    """Note a vote by show of hands under an AgendaItem; returns the HandVote.

    Either ``counts``, as (for, against, abstaining), or ``choices``, as {city pk: Choice} of who voted. ``taken_at``:
    the aware datetime at which it is told who was there. Sent twice it is noted once. Raises StageForbids, NotEntitled,
    CountsDiffer.
    """
    with acting_on(item.meeting, *NOTED_AT) as (meeting, _at):
        entitled = entitled_at(meeting, taken_at)
        choices = choices or {}
        if strangers := choices.keys() - entitled.keys():
            names = Member.objects.filter(pk__in=strangers).order_by("name").values_list("name", flat=True)
            raise NotEntitled(", ".join(names))
        if counts is None:
            chosen = list(choices.values())
            counts = tuple(chosen.count(choice) for choice in Choice)
        if sum(counts) > len(entitled):
            raise CountsDiffer(len(entitled))
        in_favour, against, abstaining = counts
        said = {"question_fr": question, "in_favour": in_favour, "against": against, "abstaining": abstaining}
        one_tap = (taken_at - ONE_TAP, taken_at)
        if same := meeting.hand_votes.filter(item=item, majority=majority, taken_at__range=one_tap, **said).first():
            return same
        last = meeting.hand_votes.aggregate(last=Max("number"))["last"] or 0
        vote = HandVote.objects.create(
            meeting=meeting,
            item=item,
            number=last + 1,
            majority=majority,
            taken_at=taken_at,
            entitled=len(entitled),
            **said,
        )
        HandChoice.objects.bulk_create(
            HandChoice(vote=vote, member_id=city, choice=choice, holder_id=entitled[city])
            for city, choice in choices.items()
        )
        return vote


def withdraw_hand_vote(vote):
    """Take back a vote that was noted by mistake. Raises StageForbids."""
    with acting_on(vote.meeting, *NOTED_AT):
        vote.delete()
