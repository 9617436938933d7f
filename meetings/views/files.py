"""Files that a meeting gives: its minutes as PDF, its participants as CSV."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from charter_portal.pdf.serving import issued_response, pdf_response, text_response
from charter_portal.reading import read_only

from ..documents.minutes import is_draft, minutes_manuscript
from ..documents.participants import participants_table
from ..domain.issuing import issued_in_view
from ..models import Meeting
from ..readers import EVERYONE
from ..reading.errata import withdrawal_of
from .public import minutes_to_read, readers_of, visible_meeting


@read_only
def minutes_pdf(request, commission, number):
    """The minutes as PDF in the page's language; a draft only for those who write it.

    Sealed ones are the file that was issued, with what is for members only for those who read that.
    """
    language, readers = get_language(), readers_of(request.user)
    name = f"{commission}-{number}-{language}.pdf"
    if issued := issued_in_view(commission, number, language, readers):
        return issued_response(request, issued, name=name)
    meeting = visible_meeting(request.user, commission, number)
    if minutes_to_read(request.user, meeting) is None:
        raise Http404
    if withdrawal := withdrawal_of(meeting):
        return render(request, "meetings/withdrawn.html", {"meeting": meeting, "withdrawal": withdrawal}, status=410)
    is_public = readers == EVERYONE and not is_draft(meeting)
    manuscript = minutes_manuscript(meeting, language, readers=readers)
    return pdf_response(request, manuscript, document=f"minutes/{commission}/{number}", name=name, is_public=is_public)


@read_only
def participants_csv(request, commission, number):
    """The participants as CSV, in the order of the source."""
    meeting = visible_meeting(request.user, commission, number)
    if meeting.status != Meeting.Status.HELD and not request.user.has_perm("meetings.view_attendance"):
        raise Http404
    return text_response(
        request,
        participants_table(meeting, get_language()),
        content_type="text/csv",
        name=f"participants-{commission}-{number}.csv",
        is_public=meeting.is_public,
    )
