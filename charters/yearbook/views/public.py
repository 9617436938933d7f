"""The network's report of a year, as everyone reads it."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from charter_portal.pdf.serving import pdf_response
from charter_portal.reading import read_only

from ..documents.yearbook import yearbook_manuscript
from ..reading.years import shared_charter_with_owner, year_told


@read_only
def yearbook(request, year):
    """The report as PDF, in the page's language; 404 for a year of which there is nothing to tell."""
    today, charter = timezone.localdate(), shared_charter_with_owner()
    told = charter and year_told(charter, year, today=today)
    if not told:
        raise Http404
    language = get_language()
    return pdf_response(
        request,
        yearbook_manuscript(charter, told, language, today=today),
        document=f"yearbooks/{year}",
        name=f"charte-bilan-{year}-{language}.pdf",
        is_public=True,
    )
