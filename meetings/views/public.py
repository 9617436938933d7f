"""What everyone reads: meetings, who attended, and the minutes."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from charter_portal.pagecache.public import public_page

from ..documents import is_draft
from ..domain.grouping import attendance_figures, by_country_and_member
from ..models import Intervention, Meeting


@require_safe
@public_page
def meeting_list(request):
    """Meetings, the latest first."""
    meetings = Meeting.objects.visible_to(request.user).select_related("commission", "host", "minutes")
    return render(request, "meetings/meeting_list.html", {"meetings": meetings})


@require_safe
@public_page
def meeting(request, commission, number):
    """A meeting: agenda, decisions, and participants by country and city in the order of the source."""
    found = _visible_meeting(request.user, commission, number)
    attendances = _attendances(found)
    return render(
        request,
        "meetings/meeting.html",
        {
            "meeting": found,
            "items": _agenda(found),
            "decisions": found.decisions.prefetch_related("members"),
            "minutes": _minutes_to_read(request.user, found),
            "groups": by_country_and_member(attendances),
            "figures": attendance_figures(attendances),
            "photographs": found.photographs.all(),
            "documents": found.documents.all(),
        },
    )


@require_safe
@public_page
def minutes(request, commission, number):
    """The minutes of a meeting as a page."""
    found = _visible_meeting(request.user, commission, number)
    if _minutes_to_read(request.user, found) is None:
        raise Http404
    return render(
        request,
        "meetings/minutes.html",
        {
            "meeting": found,
            "minutes": found.minutes,
            "items": _agenda(found),
            "decisions": found.decisions.prefetch_related("members"),
            "figures": attendance_figures(_attendances(found)),
        },
    )


def _visible_meeting(user, commission, number):
    meetings = Meeting.objects.visible_to(user).select_related("commission", "host", "minutes")
    return get_object_or_404(meetings, commission__slug=commission, number=number)


def _minutes_to_read(user, meeting):
    """The minutes, or None where there are none or they are a draft that is not for ``user``: as for their PDF."""
    if not hasattr(meeting, "minutes") or (is_draft(meeting) and not user.has_perm("meetings.change_minutes")):
        return None
    return meeting.minutes


def _attendances(meeting):
    return list(meeting.attendances.select_related("person", "member", "represented_by"))


def _agenda(meeting):
    speakers = Intervention.objects.select_related("person", "member")
    return meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers))
