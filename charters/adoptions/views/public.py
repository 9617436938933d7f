"""Who stands where with the charter, on any day, as everyone reads it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django_countries.fields import Country

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.reading import read_only
from charter_portal.text.normalising import search_key

from ..reading.mapping import MIXED, standing_marks
from ..reading.matrix import rows_of
from ..reading.standings import numbers_of
from ..reading.sums import bars_of
from ..reading.timeline import timeline_of
from ..words import LIVES, STATES
from .asking import KEYS, picture_of
from .files import MOST_IN_A_WORKBOOK

A_PAGE = 25
# A page of many principles has fewer rows, so that a slow phone can lay it out.
MOST_CELLS = 500


@read_only
@public_page(query=KEYS)
def picture(request):
    """The matrix of cities and principles on a day; above it the sums, the map and how it grew."""
    asked, language = picture_of(request), get_language()
    size = min(A_PAGE, MOST_CELLS // max(len(asked.columns), 1))
    page = Paginator(asked.found, max(size, 1)).get_page(request.GET.get("page"))
    rows = rows_of(page.object_list, asked.columns, language, on=asked.on)
    context = {
        "asked": asked,
        "page": page,
        "rows": rows,
        # Where nobody has decided, empty columns would say nothing.
        "columns": asked.columns if any(row.cells for row in rows) else (),
        "numbers": numbers_of(asked.standings),
        "bars": bars_of(asked.charter, asked.principles, on=asked.on) if asked.edition else [],
        "marks": standing_marks(asked.standings),
        "timeline": timeline_of(asked.charter, on=asked.on) if asked.charter else None,
        "countries": countries_of(asked),
        "lives": [(life.value, words) for life, words in LIVES.items()],
        "states": [(state.value, words) for state, words in STATES.items()],
        "mixed": MIXED,
        "most_in_a_workbook": MOST_IN_A_WORKBOOK,
    }
    response = render(request, "adoptions/picture.html", context)
    response.page_valid_until = next_midnight()
    return response


def countries_of(asked):
    """The countries that can be chosen, with their names, by name: [(code, name)]."""
    codes = {one.country_code for one in asked.standings} | ({asked.wanted.country} - {""})
    return sorted(((code, Country(code).name) for code in codes), key=lambda pair: search_key(pair[1]))
