"""Searching, for everyone: only what everyone may read is found, whoever asks."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.pagecache.public import public_page
from charter_portal.reading import read_only
from charter_portal.search.finding import find
from charter_portal.search.kinds import all_kinds
from charter_portal.text.directions import without_controls

from .forms import SearchForm
from .reading import choices_of, hits_of

PAGE_SIZE = 20


# Without query keys: an address with words to look for is answered and never kept in memory, so that nobody's words
# drive other pages out of it.
@read_only
@public_page
def search(request):
    """What holds the words of ``?q=``; ``?genre=`` keeps one kind."""
    typed = without_controls(request.GET.get("q", "").replace("\0", " ")).strip()
    form = SearchForm(typed)
    context = {"form": form, "typed": typed, "kinds": all_kinds()}
    if form.is_valid() and form.cleaned_data["q"]:
        context |= _found(form.cleaned_data["q"], typed, request.GET.get("genre", ""), request.GET.get("page"))
    return render(request, "search/search.html", context)


def _found(terms, typed, kind, number):
    """What the page shows of a search; a kind of which nothing was found is no kind to keep."""
    found = find(terms, language=get_language(), kind=kind)
    paginator = Paginator(found.rows, PAGE_SIZE)
    paginator.count = found.kept  # counted already
    page = paginator.get_page(number)
    return {
        "found": found,
        "page": page,
        "hits": hits_of(page.object_list, terms),
        "choices": choices_of(found, typed, _("All")),
        "query": urlencode({"q": typed, "genre": found.kind} if found.kind else {"q": typed}) + "&",
    }
