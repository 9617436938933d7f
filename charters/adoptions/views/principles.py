"""Who adopted a principle, on any day, with the cities' own words side by side."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.reading import read_only

from ..domain.editions import edition_in_force
from ..reading.adopters import holders_of, principle_called, words_of
from ..reading.listing import principles_of, shared_charter
from ..reading.sums import bars_of
from ..standing import State
from ..words import STATES
from .asking import day_asked

A_PAGE = 15


@read_only
@public_page(query=("date", "position", "page"))
def principle(request, key):
    """The cities that hold a principle, by state, paged; what each says of it in its own words."""
    language = get_language()
    title = principle_called(key, language)
    if title is None:
        raise Http404
    on, fault = day_asked(request.GET.get("date", ""))
    charter = shared_charter()
    edition = edition_in_force(charter, on=on)
    listed = next((one for one in principles_of(edition, language) if one.key == key), None) if edition else None
    context = {"key": key, "title": listed.title if listed else title, "on": on, "fault": fault, "edition": edition}
    if listed:
        context |= _holders(request, charter, listed, language, on=on)
    response = render(request, "adoptions/principle.html", context)
    response.page_valid_until = next_midnight()
    return response


def _holders(request, charter, listed, language, *, on):
    wanted = request.GET.get("position", "")
    wanted = wanted if wanted in set(State) else ""
    holders = holders_of(charter, listed, language, on=on, wanted=wanted)
    page = Paginator(holders, A_PAGE).get_page(request.GET.get("page"))
    words = words_of(page.object_list)
    asked = {"date": request.GET.get("date", ""), "position": wanted}
    given = {name: value for name, value in asked.items() if value}
    return {
        "listed": listed,
        "bar": bars_of(charter, (listed,), on=on)[0],
        "page": page,
        "holders": [(holder, words.get(holder.choice)) for holder in page],
        "states": [(state.value, said) for state, said in STATES.items()],
        "wanted": wanted,
        "query": f"{urlencode(given)}&" if given else "",
    }
