"""Pages of the workspace. The acting city is in the address, so that two tabs can't be mixed up."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from charter_portal.notices.listing import in_words, notices_of
from members.domain.acting import seats_of
from members.views.seating import seat_page, with_seat

from .composing import workspace_of

NOTICES = 3  # the latest, on the workspace


@require_safe
@never_cache
@login_required
def workspaces(request):
    """The cities that the account acts for, straight to the workspace of the only one.

    Who acts for none is led to the administration if they are of the team, and told what comes next if not.
    """
    seats = seats_of(request.user, at=timezone.now())
    if len(seats) == 1:
        return redirect("workspace", seats[0].member.slug)
    if not seats and request.user.is_staff:
        return redirect("admin:index")
    return render(request, "workspace/workspaces.html", {"seats": seats})


@require_safe
@with_seat
def workspace(request, seat):
    """What the city has to do, how it stands, what was recorded, and who acts for it."""
    at = timezone.now()
    context = {"workspace": workspace_of(seat, at=at), "notices": in_words(notices_of(request.user)[:NOTICES])}
    return seat_page(request, seat, "workspace/workspace.html", page="workspace", **context)
