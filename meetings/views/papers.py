"""Papers of a meeting as PDF: convocation, attendance sheet, proxy; for the desk, those convened and their cities."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from charter_portal.pdf.serving import pdf_response

from ..documents.attendance_sheet import sheet_manuscript
from ..documents.convocation import convocation_manuscript
from ..documents.proxy_form import proxy_manuscript
from ..domain.answering import invitee_of, with_names
from ..exceptions import LinkUnknown
from ..models import Invitee, Meeting
from ..reading.of_cities import delegation_to
from .of_cities import of_a_meeting
from .secretariat import of_the_desk


def _pdf(request, meeting, make, name, *rest):
    """A paper in the page's language: printed each time, since none is for everyone."""
    language, whole = get_language(), _whole(meeting)
    place = f"{meeting.commission.slug}-{meeting.number}"
    return pdf_response(
        request,
        make(whole, language, *rest),
        document=f"{name}/{meeting.commission.slug}/{meeting.number}",
        name=f"{name}-{place}-{language}.pdf",
        is_public=False,
    )


def _whole(meeting):
    return Meeting.objects.select_related("commission", "host", "chair", "secretary").get(pk=meeting.pk)


@require_safe
@of_the_desk("view_desk")
def convocation(request, meeting):
    """The convocation; before it has left, a draft that says what is missing."""
    return _pdf(request, meeting, convocation_manuscript, "convocation")


@require_safe
@of_the_desk("view_desk")
def sheet(request, meeting):
    """The attendance sheet."""
    return _pdf(request, meeting, sheet_manuscript, "emargement")


@require_safe
@of_the_desk("view_desk")
def blank_proxy(request, meeting):
    """The form of a proxy, blank."""
    return _pdf(request, meeting, proxy_manuscript, "pouvoir")


@require_safe
@of_the_desk("view_desk")
def proxy(request, meeting, pk):
    """The form of a proxy with the names of someone on the list, to sign."""
    invitee = get_object_or_404(with_names(Invitee.objects.filter(meeting=meeting)), pk=pk)
    return _pdf(request, meeting, proxy_manuscript, "pouvoir", invitee)


@require_safe
@never_cache
def by_link(request, token, paper):
    """The convocation, or the proxy to sign, for whoever has the link to answer."""
    try:
        invitee = invitee_of(token)
    except LinkUnknown as error:
        raise Http404 from error
    if paper == "convocation":
        return _pdf(request, invitee.meeting, convocation_manuscript, "convocation")
    return _pdf(request, invitee.meeting, proxy_manuscript, "pouvoir", invitee)


@require_safe
@of_a_meeting
def own_convocation(request, seat, meeting):
    """The convocation, for a city that is convened."""
    if meeting.convened_at is None or not meeting.own:
        raise Http404
    return _pdf(request, meeting, convocation_manuscript, "convocation")


@require_safe
@of_a_meeting
def own_proxy(request, seat, meeting, pk):
    """The form of a proxy with the names of someone of the delegation, to sign."""
    invitee = get_object_or_404(delegation_to(meeting, seat.member), pk=pk)
    return _pdf(request, meeting, proxy_manuscript, "pouvoir", invitee)
