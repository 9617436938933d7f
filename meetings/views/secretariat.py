"""What the secretariat's pages of a meeting share: who may see them, and the frame around them."""

import functools

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from members.views.seating import sign_in_first

from ..models import Meeting
from ..stages import stage_of


def of_the_desk(permission):
    """Decorator: give the view the Meeting of the address, ``view(request, meeting, …)``, if one may see its desk.

    Who is not signed in is sent to sign in, with the words that were typed given back. A meeting that is not seen
    answers as an absent one; who sees it without the ``permission`` ("run_meeting", or "view_desk" for pages to read)
    is refused. No cache keeps the page.
    """

    def decorate(view):
        @functools.wraps(view)
        @never_cache
        def seen(request, commission, number, **rest):
            if not request.user.is_authenticated:
                return sign_in_first(request)
            meetings = Meeting.objects.visible_to(request.user).select_related("commission", "host", "minutes")
            meeting = get_object_or_404(meetings, commission__slug=commission, number=number)
            if not request.user.has_perm(f"meetings.{permission}"):
                raise PermissionDenied
            return view(request, meeting, **rest)

        return seen

    return decorate


def stage_shown(meeting):
    """The Stage of a Meeting whose minutes are selected."""
    return stage_of(meeting.status, meeting.minutes.status if hasattr(meeting, "minutes") else "")


def desk_page(request, meeting, template, *, page, status=200, **context):
    """A page of the desk; ``page`` names its part in the bar of the desk."""
    context |= {
        "meeting": meeting,
        "stage": stage_shown(meeting),
        "page": page,
        "can_run": request.user.has_perm("meetings.run_meeting"),
    }
    return render(request, template, context, status=status)


def posted(request):
    """What a form is bound to: what was posted, however little that is, and nothing where the page is only read."""
    return request.POST if request.method == "POST" else None
