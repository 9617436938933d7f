"""The documents of a meeting at its desk: each with what it lacks, and all in one file."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.notices.paths import path_to
from charter_portal.pdf.serving import issued_response, pdf_response
from charters.domain.words import LANGUAGES

from ..documents.kinds import KINDS, manuscript_of
from ..domain.bundling import ask_for_bundle
from ..domain.issuing import issued_minutes
from ..exceptions import NothingToPrint
from ..models import Bundle
from ..readers import MEMBERS
from .secretariat import desk_page, of_the_desk


@require_safe
@of_the_desk("view_desk")
def documents_desk(request, meeting):
    """Every document that the meeting gives, what each lacks, and the files that were asked for."""
    context = {
        "kinds": [(kind, kind.lacks(meeting)) for kind in KINDS.values()],
        "bundles": Bundle.objects.filter(owner=request.user).select_related("job", "meeting__commission"),
        "year": meeting.starts_on.year if meeting.starts_on else None,
    }
    return desk_page(request, meeting, "meetings/desk/documents.html", page="documents", **context)


@require_safe
@of_the_desk("view_desk")
def document_pdf(request, meeting, kind, language):
    """One document as PDF, with what is for members only; where there is none, back to the list with the reason."""
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    name = f"{meeting.commission.slug}-{meeting.number}-{kind}-{language}.pdf"
    if kind == "minutes" and (issued := issued_minutes(meeting, language, MEMBERS)):
        return issued_response(request, issued, name=name)
    try:
        manuscript = manuscript_of(kind, meeting, language, readers=MEMBERS)
    except NothingToPrint:
        messages.error(request, _("This meeting gives no such document: there is nothing to print in it."))
        return _to_documents(meeting)
    with translation.override(language):
        return pdf_response(request, manuscript, document="", name=name, is_public=False)


@require_POST
@of_the_desk("view_desk")
def bundle_meeting(request, meeting):
    """Ask for all documents of the meeting in one file."""
    return _asked(request, meeting)


@require_POST
@of_the_desk("view_desk")
def bundle_year(request, meeting):
    """Ask for all documents of all meetings of its year in one file."""
    if meeting.starts_on is None:
        raise Http404
    return _asked(request, meeting, year=meeting.starts_on.year)


@require_safe
@of_the_desk("view_desk")
def bundle_file(request, meeting, pk):
    """A file that was asked for, to the one who asked."""
    bundle = get_object_or_404(Bundle, pk=pk, owner=request.user)
    if not bundle.file:
        raise Http404
    return FileResponse(bundle.file.open("rb"), as_attachment=True, filename=f"documents-{pk}.zip")


def _asked(request, meeting, *, year=None):
    what = {"year": year} if year else {"meeting": meeting}
    path = path_to("meetings:documents_desk", meeting.commission.slug, meeting.number)
    ask_for_bundle(owner=request.user, path=path, **what)
    messages.success(request, _("The file is being made. It is listed below as soon as a worker has begun."))
    return _to_documents(meeting)


def _to_documents(meeting):
    return redirect("meetings:documents_desk", meeting.commission.slug, meeting.number)
