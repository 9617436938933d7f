"""Commitments of cities, for everyone."""

import re
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only
from members.models import Member

from ...clauses.reading.principles import principles_read, title_of
from ..documents.table import commitments_table
from ..models import Commitment
from ..reading.commitments import history_of, shown

PAGE_SIZE = 20
SLUG = re.compile(r"[-\w]+")


@read_only
@public_page(query=("ville", "page"))
def listed(request):
    """The commitments of all cities, or those of one, the newest first."""
    asked = request.GET.get("ville", "")
    city = Member.objects.filter(slug=asked).first() if SLUG.fullmatch(asked) else None
    rows = Commitment.objects.filter(member=city) if city else Commitment.objects.all()
    query = f"{urlencode({'ville': city.slug})}&" if city else ""
    return _list_page(request, rows, city=city, query=query)


@read_only
@public_page(query=("page",))
def of_principle(request, key):
    """The commitments under one principle."""
    titles = principles_read(get_language())
    if key not in titles:
        raise Http404
    rows = Commitment.objects.filter(principle__key=key)
    return _list_page(request, rows, principle=key, principle_title=title_of(titles, key), query="")


@read_only
@public_page
def commitment(request, pk):
    """One commitment with its history and what became of it."""
    found = get_object_or_404(Commitment.objects.public().with_names(), pk=pk)
    [one] = shown([found], principles_read(get_language()), on=timezone.localdate())
    history = history_of(found)
    context = {"one": one, "history": history, "is_current": history[0].pk == found.pk}
    return _until_tomorrow(render(request, "commitments/commitment.html", context))


@read_only
def table(request):
    """All commitments as a table, in the page's language."""
    language = get_language()
    content = commitments_table(language, on=timezone.localdate())
    name = f"engagements-{language}.csv"
    return text_response(request, content, content_type="text/csv", name=name, is_public=True)


def _list_page(request, rows, **context):
    page = Paginator(rows.current().with_names(), PAGE_SIZE).get_page(request.GET.get("page"))
    titles = principles_read(get_language())
    found = shown(page.object_list, titles, on=timezone.localdate())
    return _until_tomorrow(render(request, "commitments/list.html", {"page": page, "found": found, **context}))


def _until_tomorrow(response):
    """What is late is told by the day."""
    response.page_valid_until = next_midnight()
    return response
