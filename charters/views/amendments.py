"""Amendments for everyone: the list of an edition's, and each with what became of it."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only
from charter_portal.text.localized import localized_on

from ..documents.amending import amendments_table
from ..models import Amendment, Article, Charter, Edition
from ..reading.amending import compared, lines_of

PAGE_SIZE = 25
STATUSES = tuple(status for status in Amendment.Status if status != Amendment.Status.DRAFT)


@read_only
@public_page(query=("principe", "statut", "page"))
def amendment_list(request, slug, number):
    """The submitted amendments of an edition; ``?principe=`` and ``?statut=`` keep some."""
    edition = _edition(slug, number)
    articles = Article.objects.filter(edition=edition).select_related("revision__principle")
    titles = {row.revision.principle.key: localized_on(row.revision, "title", get_language()) for row in articles}
    principle, status = request.GET.get("principe", ""), request.GET.get("statut", "")
    amendments = edition.amendments.submitted().order_by("-number")
    if principle in titles:
        amendments = amendments.filter(revision__principle__key=principle)
    if status in STATUSES:
        amendments = amendments.filter(status=status)
    page = Paginator(amendments, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "page": page,
        "query": urlencode({"principe": principle, "statut": status}) + "&",
        "lines": lines_of(page.object_list, get_language()),
        "titles": titles,
        "statuses": STATUSES,
        "principle": principle if principle in titles else "",
        "status": status if status in STATUSES else "",
    }
    return render(request, "charters/amendment_list.html", context)


@read_only
@public_page
def amendment(request, slug, number, amendment):
    """One submitted amendment: what it changes, why, who signs it, what became of it."""
    rows = Amendment.objects.submitted().for_listing().select_related("result")
    found = get_object_or_404(rows, edition=_edition(slug, number), number=amendment)
    context = {
        "amendment": found,
        "edition": found.edition,
        "compared": compared(found),
        "cosignatures": found.cosignatures.select_related("member"),
        "events": found.events.select_related("member"),
    }
    return render(request, "charters/amendment.html", context)


@read_only
def amendments_csv(request, slug, number):
    """The submitted amendments of an edition, to take away."""
    return text_response(
        request,
        amendments_table(_edition(slug, number), get_language()),
        content_type="text/csv",
        name=f"{slug}-{number}-amendements-{get_language()}.csv",
        is_public=True,
    )


def _edition(slug, number):
    editions = Edition.objects.public().filter(charter__kind=Charter.Kind.SHARED).select_related("charter")
    return get_object_or_404(editions, charter__slug=slug, number=number)
