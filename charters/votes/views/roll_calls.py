"""Who said what, once a vote is over: the roll call of a question, and files to take away."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.http import urlencode

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only

from ..documents.roll_call import roll_call_table
from ..documents.vote_json import vote_json as vote_as_json
from ..domain.clock import database_now
from ..domain.counting import result_shown
from ..exceptions import PhaseForbids
from ..models import Elector
from ..reading.earlier import earlier_than
from ..reading.mapping import said_marks
from ..reading.rolls import by_country, roll_call
from ..reading.rounds import counted, valid_until
from ..reading.saying import CHOICES, ON_THE_MAP
from .public import A_ROLL, public_round


@read_only
@public_page(query=("choix", "pays", "page"))
def question(request, number, position):
    """One question of a vote; after the end with what each city said, by choice and country."""
    vote, at = public_round(number), database_now()
    result = result_shown(vote, at=at)
    asked = counted(vote, result)
    if not 1 <= position <= len(asked):
        raise Http404
    context = {"vote": vote, "phase": vote.phase(at), "one": asked[position - 1], "total": len(asked)}
    if result:
        context |= _called(request, result, asked[position - 1].question, at)
    response = render(request, "votes/question.html", context)
    response.page_valid_until = valid_until([vote], at=at)
    return response


def _called(request, result, asked, at):
    """The roll call of a question, filtered as the address asks, with the map, the countries and earlier votes."""
    members = {row.pk: row.member for row in Elector.objects.filter(round=asked.round_id).select_related("member")}
    for elector in result.electors:
        elector.member = members[elector.pk]
    call = roll_call(result, asked.position)
    choice, country = request.GET.get("choix", ""), request.GET.get("pays", "")
    wanted = [said for said in call if choice in {"", said.choice} and country in {"", said.elector.country.code}]
    page = Paginator(wanted, A_ROLL).get_page(request.GET.get("page"))
    earlier = earlier_than(asked, at=at)
    return {
        "page": page,
        "rows": [(said, earlier[0].choices.get(said.elector.slug, "") if earlier else "") for said in page],
        "query": urlencode({"choix": choice, "pays": country}) + "&",
        "choice": choice,
        "choices": CHOICES.items(),
        "legend": ON_THE_MAP.items(),
        "country": country,
        "countries": by_country(call),
        "marks": said_marks(call),
        "earlier": earlier,
    }


@read_only
def roll_call_csv(request, number):
    """The roll call of every question as a table, in the page's language. Not there before the end."""
    vote = public_round(number)
    return _file(request, vote, roll_call_table, content_type="text/csv", name=f"vote-{number}-appel-nominal.csv")


@read_only
def vote_json(request, number):
    """The vote as data that anyone can recompute: docs/vote-json.md describes it. Not there before the end."""
    vote = public_round(number)
    return _file(request, vote, vote_as_json, content_type="application/json", name=f"vote-{number}.json")


def _file(request, vote, write, **kind):
    try:
        text = write(vote, at=database_now())
    except PhaseForbids as error:
        raise Http404 from error
    return text_response(request, text, is_public=True, **kind)
