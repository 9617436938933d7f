"""Uses of clauses by cities, for everyone."""

import re
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only

from ..documents.uses_table import uses_table
from ..models import Report, Stage, Use
from ..reading.principles import principles_read
from ..reading.uses import WITH, reports_read, uses_read

PAGE_SIZE = 15
# What is being generalised stands with what is.
REPORTED = {Stage.Kind.GENERALISED: (Report.Kind.GENERALISING, Report.Kind.GENERALISED)}
SLUG = re.compile(r"[-\w]+")


@read_only
@public_page(query=("principe", "etape", "clause", "page"))
def use_list(request):
    """The uses that cities published, the newest first, and those reported elsewhere; the query keeps some."""
    language = get_language()
    titles = principles_read(language)
    asked = {name: request.GET.get(name, "") for name in ("principe", "etape", "clause")}
    kept = {
        "principe": asked["principe"] if asked["principe"] in titles else "",
        "etape": asked["etape"] if asked["etape"] in Stage.Kind.values else "",
        "clause": asked["clause"] if SLUG.fullmatch(asked["clause"]) else "",
    }
    of_uses = {"principe": "principle__key", "etape": "standing", "clause": "clause_version__clause__key"}
    found = Use.objects.public().filter(**{of_uses[name]: value for name, value in kept.items() if value})
    page = Paginator(found.select_related(*WITH), PAGE_SIZE).get_page(request.GET.get("page"))
    reported = {of_uses[name]: value for name, value in kept.items() if value and name != "etape"}
    if kept["etape"]:
        reported["kind__in"] = REPORTED.get(kept["etape"], (kept["etape"],))
    context = {
        "page": page,
        "uses": uses_read(page.object_list, titles, language),
        "reports": reports_read(titles, language, **reported) if page.number == 1 else [],
        "titles": titles,
        "kinds": Stage.Kind.choices,
        "kept": kept,
        "query": urlencode(kept) + "&" if any(kept.values()) else "",
    }
    return render(request, "clauses/use_list.html", context)


@read_only
def uses_csv(request):
    """All uses as a table, in the page's language."""
    language = get_language()
    name = f"usages-de-clauses-{language}.csv"
    return text_response(request, uses_table(language), content_type="text/csv", name=name, is_public=True)


@read_only
@public_page
def use(request, pk):
    """One use with all that its city published of it, in order."""
    found = get_object_or_404(Use.objects.public().select_related(*WITH), pk=pk)
    language = get_language()
    [read] = uses_read([found], principles_read(language), language)
    return render(request, "clauses/use.html", {"use": read})
