"""What a city reads of votes: the list, one vote, the receipts of its ballots."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from members.views.seating import choose_seat, seat_can, seat_page, with_seat

from ..domain.clock import database_now
from ..domain.counting import may_show
from ..models import BallotDraft, Elector, Round
from ..reading.asked import asked_in_words
from ..reading.ballots import acts_of, ballots_of, lines_of, made_of

PAGE_SIZE = 25


def round_numbered(number):
    """The opened Round of that number, or 404: for a draft and an absent one alike."""
    rounds = Round.objects.public().select_related("edition__charter__owner", "amendment__edition")
    return get_object_or_404(rounds, number=number)


def elector_of(vote, seat):
    """The seat's city on the roll of a Round, or None."""
    return Elector.objects.filter(round=vote, member=seat.member).first()


def page_of(request, seat, name, *, vote, at, **context):
    """A page of the city on one vote; ``at`` is the database's moment."""
    roll = Elector.objects.filter(round=vote).count()
    context |= {
        "vote": vote,
        "phase": vote.phase(at),
        "electorate": roll,
        "needed": vote.quorum.needs(roll),
        "can_cast": seat_can("votes.cast_ballot", request, seat),
    }
    return seat_page(request, seat, f"votes/{name}.html", page="votes", **context)


@require_safe
def choose_city(request, number):
    """From the public page of a vote to the form of the city that the reader acts for."""
    vote = round_numbered(number)
    return choose_seat(request, lambda seat: reverse("votes:ballot", args=[seat.member.slug, vote.number]))


@require_safe
@with_seat
def own_list(request, seat):
    """The city's votes: to vote now first, then under way, coming and past."""
    lines = Paginator(lines_of(seat.member), PAGE_SIZE).get_page(request.GET.get("page"))
    can_cast = seat_can("votes.cast_ballot", request, seat)
    return seat_page(request, seat, "votes/own_list.html", page="votes", lines=lines, can_cast=can_cast)


@require_safe
@with_seat
def own(request, seat, number):
    """One vote: what is asked, by which rule, until when, and what the city cast."""
    vote, at = round_numbered(number), database_now()
    elector = elector_of(vote, seat)
    context = {
        "elector": elector,
        "asked": asked_in_words(vote, get_language()),
        "ballots": ballots_of(elector) if elector else [],
        "draft": elector and BallotDraft.objects.filter(elector=elector).exists(),
        "acts": acts_of(vote),
    }
    return page_of(request, seat, "own", vote=vote, at=at, **context)


@require_safe
@with_seat
def receipt(request, seat, number, sequence):
    """What was cast, when, and under which hash; what it says only for those who lead, until everyone may know."""
    vote, at = round_numbered(number), database_now()
    elector = elector_of(vote, seat)
    ballots = ballots_of(elector) if elector else []
    ballot = next((one for one in ballots if one.sequence == sequence), None)
    if ballot is None:
        raise Http404
    may_know = seat_can("votes.cast_ballot", request, seat) or may_show(vote, at=at)
    context = {
        "elector": elector,
        "ballot": ballot,
        "made": made_of(ballot.choices, asked_in_words(vote, get_language())) if may_know else None,
        "is_last": ballot == ballots[0],
    }
    return page_of(request, seat, "receipt", vote=vote, at=at, **context)
