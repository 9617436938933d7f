"""What everyone reads: meetings, who attended, and the minutes."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.reading import read_only

from ..documents.minutes import is_draft
from ..domain.grouping import attendance_figures, by_country_and_member
from ..models import Commission, Intervention, Meeting
from ..reading.meetings import agenda_of, as_read, decisions_of, participants_of


@read_only
@public_page
def meeting_list(request):
    """Meetings, the latest first."""
    meetings = Meeting.objects.visible_to(request.user).select_related("commission", "host", "minutes")
    # A page of the public asks no more than it shows.
    may_prepare = request.user.has_perm("meetings.run_meeting")
    to_prepare = Commission.objects.order_by("name") if may_prepare else ()
    return render(request, "meetings/meeting_list.html", {"meetings": meetings, "to_prepare": to_prepare})


@read_only
@public_page
def meeting(request, commission, number):
    """A meeting: agenda, decisions, and participants by country and city in the order of the source."""
    found = _visible_meeting(request.user, commission, number)
    language = get_language()
    participants = participants_of(found, language)
    return render(
        request,
        "meetings/meeting.html",
        {
            "meeting": found,
            "items": agenda_of(found, language),
            "decisions": decisions_of(found, language),
            "shown": as_read(found, _minutes_to_read(request.user, found), language),
            "has_participants": bool(participants),
            "groups": by_country_and_member(participants),
            "figures": attendance_figures(participants),
            "photographs": found.photographs.all(),
            "documents": found.documents.all(),
            "has_desk": request.user.has_perm("meetings.view_desk"),
        },
    )


@read_only
@public_page
def minutes(request, commission, number):
    """The minutes of a meeting as a page."""
    found = _visible_meeting(request.user, commission, number)
    if _minutes_to_read(request.user, found) is None:
        raise Http404
    language = get_language()
    return render(
        request,
        "meetings/minutes.html",
        {
            "meeting": found,
            "minutes": found.minutes,
            "items": _items_with_texts(found),
            "decisions": decisions_of(found, language),
            "figures": attendance_figures(participants_of(found, language)),
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


def _items_with_texts(meeting):
    speakers = Intervention.objects.select_related("person", "member")
    return meeting.agenda.prefetch_related(Prefetch("interventions", queryset=speakers))
