"""Files that an edition of a charter gives: a PDF, its data as JSON, its words as Markdown and DOCX."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from charter_portal.pdf.serving import file_response, pdf_response, text_response
from charter_portal.reading import read_only

from ..documents.editions import edition_docx as edition_as_docx
from ..documents.editions import edition_json as edition_as_json
from ..documents.editions import edition_manuscript, is_draft
from ..documents.editions import edition_markdown as edition_as_markdown
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


@read_only
def edition_markdown(request, slug, number):
    """An edition's words in the page's language, as Markdown."""
    edition = _visible_edition(request.user, slug, number)
    language = get_language()
    return text_response(
        request,
        edition_as_markdown(edition, language),
        content_type="text/markdown",
        name=f"{slug}-{number}-{language}.md",
        is_public=not is_draft(edition),
    )


@read_only
def edition_docx(request, slug, number):
    """An edition's words in the page's language, as a DOCX file that any office opens."""
    edition = _visible_edition(request.user, slug, number)
    language = get_language()
    return file_response(
        request,
        edition_as_docx(edition, language),
        content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name=f"{slug}-{number}-{language}.docx",
        is_public=not is_draft(edition),
    )


def _visible_edition(user, slug, number):
    editions = Edition.objects.visible_to(user).select_related("charter__owner")
    return get_object_or_404(editions, charter__slug=slug, number=number)
