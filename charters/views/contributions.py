"""What was received on an edition and what became of it: for everyone, on a page, on paper and as a table."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import pdf_response, text_response
from charter_portal.reading import read_only

from ..documents.contributions import contributions_manuscript, contributions_table
from ..models import Edition
from ..reading.amending import status_counts
from ..reading.contributions import annotation_rows, annotation_summary, annotations_in_report

PAGE_SIZE = 25


@read_only
@public_page(query=("page",))
def contributions(request, slug, number):
    """How many contributions came, from whom, on what, and each with what became of it."""
    edition, language = _edition(slug, number), get_language()
    page = Paginator(annotation_rows(edition), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "summary": annotation_summary(edition, language),
        "statuses": status_counts(edition),
        "page": page,
        "annotations": annotations_in_report(page.object_list, edition, language),
    }
    return render(request, "charters/contributions.html", context)


@read_only
def contributions_pdf(request, slug, number):
    """The report on paper, with every contribution, in the page's language."""
    edition, language = _edition(slug, number), get_language()
    return pdf_response(
        request,
        contributions_manuscript(edition, language),
        document=f"charters/{slug}/{number}-contributions",
        name=f"{slug}-{number}-contributions-{language}.pdf",
        is_public=True,
    )


@read_only
def contributions_csv(request, slug, number):
    """The contributions as a table, in the page's language."""
    edition = _edition(slug, number)
    return text_response(
        request,
        contributions_table(edition, get_language()),
        content_type="text/csv",
        name=f"{slug}-{number}-contributions.csv",
        is_public=True,
    )


def _edition(slug, number):
    """A sealed edition that everyone may read: no draft was ever consulted on."""
    editions = Edition.objects.public().filter(sealed_at__isnull=False).select_related("charter__owner")
    return get_object_or_404(editions, charter__slug=slug, number=number)
