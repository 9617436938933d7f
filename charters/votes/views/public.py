"""Pages of votes that everyone reads. Who is signed in makes no difference: nobody sees more before the end."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from charter_portal.pagecache.public import public_page
from charter_portal.reading import read_only

from ..domain.clock import database_now
from ..domain.counting import result_shown
from ..models import Round
from ..reading.rolls import roll_of, turnout
from ..reading.rounds import WITH_SUBJECT, acts_of, counted, lines_of, made_by, outcome_of, record_of, valid_until

A_PAGE = 25
A_ROLL = 50


@read_only
@public_page(query=("page",))
def round_list(request):
    """Votes that are open or coming, then those that are over or annulled, the latest first."""
    at, votes = database_now(), Round.objects.public().select_related(*WITH_SUBJECT)
    running = list(votes.unended(at).order_by("closes_at", "number"))
    ended = votes.exclude(pk__in=[vote.pk for vote in running]).order_by("-number")
    page = Paginator(ended, A_PAGE).get_page(request.GET.get("page"))
    lines = lines_of([*running, *page], at=at)
    context = {"running": lines[: len(running)], "ended": lines[len(running) :], "page": page}
    response = render(request, "votes/round_list.html", context)
    response.page_valid_until = valid_until(running, at=at)
    return response


@read_only
@public_page(query=("page",))
def round_page(request, number):
    """One vote: what is asked, by which rule, of whom; after the end, what came of it."""
    vote, at = public_round(number), database_now()
    result = result_shown(vote, at=at)
    outcome = outcome_of(result) if result else ""
    took_part, electorate = turnout(vote)
    roll = None if result else Paginator(roll_of(vote), A_ROLL).get_page(request.GET.get("page"))
    context = {
        "vote": vote,
        "phase": vote.phase(at),
        "questions": counted(vote, result),
        "outcome": outcome,
        "made": made_by(vote, outcome),
        "acts": acts_of(vote),
        "record": record_of(vote) if vote.certified_at else None,
        "took_part": took_part,
        "electorate": electorate,
        "needed": vote.quorum.needs(electorate),
        "roll": roll,
    }
    response = render(request, "votes/round.html", context)
    response.page_valid_until = valid_until([vote], at=at)
    return response


def public_round(number):
    """The opened Round of this number, with what it is about. Raises Http404, for a draft too, which has none."""
    return get_object_or_404(Round.objects.public().select_related(*WITH_SUBJECT), number=number)
