"""The library of clauses, for everyone."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only

from ..documents.plain_text import clause_text
from ..models import ClauseVersion, LegalOrder, Use
from ..reading.library import compared, current_versions, lines_of, state_in
from ..reading.principles import principles_read, title_of
from ..reading.uses import WITH, reports_read, uses_read

PAGE_SIZE = 20
LATEST = 3  # uses on the page of a clause


@read_only
@public_page(query=("principe", "droit", "page"))
def clause_list(request):
    """The clauses of the library; ``?principe=`` and ``?droit=`` keep some."""
    language = get_language()
    titles = principles_read(language)
    principle, order = request.GET.get("principe", ""), request.GET.get("droit", "")
    found = current_versions().order_by("clause__principle__key", "clause__legal_order", "clause__key")
    if principle in titles:
        found = found.filter(clause__principle__key=principle)
    if order in LegalOrder.values:
        found = found.filter(clause__legal_order=order)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    kept = {"principe": principle if principle in titles else "", "droit": order if order in LegalOrder.values else ""}
    withdrawn = current_versions(withdrawn=True).order_by("-clause__withdrawn_at")[:PAGE_SIZE]
    context = {
        "withdrawn": [] if any(kept.values()) else lines_of(withdrawn, titles, language),
        "page": page,
        "lines": lines_of(page.object_list, titles, language),
        "titles": titles,
        "orders": LegalOrder.choices,
        "kept": kept,
        "query": urlencode(kept) + "&" if any(kept.values()) else "",
    }
    return render(request, "clauses/clause_list.html", context)


@read_only
@public_page
def clause(request, key):
    """A clause: its latest version, and who uses it."""
    return _page(request, _versions(key), None)


@read_only
@public_page
def version(request, key, number):
    """One version of a clause, whether or not another has followed it."""
    return _page(request, _versions(key), number)


@read_only
def version_text(request, key, number):
    """A version as plain text, to be put into a contract."""
    found = next((row for row in _versions(key) if row.number == number), None)
    if found is None:
        raise Http404
    language = get_language()
    name = f"clause-{key}-{number}-{language}.txt"
    return text_response(request, clause_text(found, language), content_type="text/plain", name=name, is_public=True)


def _page(request, versions, number):
    """The page of the version ``number``, of the last one where it is None."""
    language = get_language()
    shown = versions[-1] if number is None else next((row for row in versions if row.number == number), None)
    if shown is None:
        raise Http404
    before = next((row for row in versions if row.number == shown.number - 1), None)
    titles = principles_read(language)
    uses = Use.objects.public().of_clause(shown.clause)
    words, fields = compared(before, shown, language) if before else (language, ())
    context = {
        "clause": shown.clause,
        "replacement": _replacement_of(shown.clause),
        "version": shown,
        "latest": versions[-1],
        "versions": versions[::-1],
        "before": before,
        "fields": fields,
        "words": words,
        "state": state_in(shown, language),
        "legal_order": LegalOrder(shown.clause.legal_order).label,
        "principle_title": title_of(titles, shown.clause.principle.key),
        "uses": uses_read(uses.select_related(*WITH)[:LATEST], titles, language),
        "uses_count": uses.count(),
        "reports": reports_read(titles, language, clause_version__clause=shown.clause),
    }
    return render(request, "clauses/clause.html", context)


def _replacement_of(clause):
    """The latest version of the clause that replaces a withdrawn one, or None."""
    if clause.replaced_by_id is None:
        return None
    return ClauseVersion.objects.current().select_related("clause").get(clause=clause.replaced_by_id)


def _versions(key):
    """The published versions of a clause, the first first; raises Http404 where there is none. Two queries."""
    rows = ClauseVersion.objects.public().filter(clause__key=key).select_related("clause__principle")
    versions = list(rows.order_by("number").prefetch_related("translations"))
    if not versions:
        raise Http404
    return versions
