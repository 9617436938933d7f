"""Files that an edition of a charter gives: a PDF, and its data as JSON."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from charter_portal.pdf.serving import pdf_response, text_response
from charter_portal.reading import read_only

from ..documents import edition_json as edition_as_json
from ..documents import edition_manuscript, is_draft
from ..models import Edition


@read_only
def edition_pdf(request, slug, number):
    """An edition as PDF in the page's language; a draft only for those who write charters."""
    edition = _visible_edition(request.user, slug, number)
    language = get_language()
    return pdf_response(
        request,
        edition_manuscript(edition, language),
        document=f"charters/{slug}/{number}",
        name=f"{slug}-{number}-{language}.pdf",
        is_public=not is_draft(edition),
    )


@read_only
def edition_json(request, slug, number):
    """An edition as data, in all languages: docs/edition-json.md describes it."""
    edition = _visible_edition(request.user, slug, number)
    return text_response(
        request,
        edition_as_json(edition),
        content_type="application/json",
        name=f"{slug}-{number}.json",
        is_public=not is_draft(edition),
    )


def _visible_edition(user, slug, number):
    editions = Edition.objects.visible_to(user).select_related("charter__owner")
    return get_object_or_404(editions, charter__slug=slug, number=number)
