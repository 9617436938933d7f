"""Files that a meeting gives: its minutes as PDF, its participants as CSV."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from charter_portal.pdf.serving import pdf_response, text_response
from charter_portal.reading import read_only

from ..documents.minutes import is_draft, minutes_manuscript
from ..documents.participants import participants_table
from ..models import Meeting


@read_only
def minutes_pdf(request, commission, number):
    """The minutes as PDF in the page's language; a draft only for those who write it."""
    meeting = _visible_meeting(request.user, commission, number)
    if not hasattr(meeting, "minutes"):
        raise Http404
    draft = is_draft(meeting)
    if draft and not request.user.has_perm("meetings.change_minutes"):
        raise Http404
    language = get_language()
    return pdf_response(
        request,
        minutes_manuscript(meeting, language),
        document=f"minutes/{commission}/{number}",
        name=f"{commission}-{number}-{language}.pdf",
        is_public=not draft,
    )


@read_only
def participants_csv(request, commission, number):
    """The participants as CSV, in the order of the source."""
    meeting = _visible_meeting(request.user, commission, number)
    return text_response(
        request,
        participants_table(meeting, get_language()),
        content_type="text/csv",
        name=f"participants-{commission}-{number}.csv",
        is_public=meeting.is_public,
    )


def _visible_meeting(user, commission, number):
    meetings = Meeting.objects.visible_to(user).select_related("commission", "host", "minutes")
    return get_object_or_404(meetings, commission__slug=commission, number=number)
