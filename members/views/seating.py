"""Whose workspace a page belongs to: the city stands in the address, never in the session."""

import functools

import rules
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..domain.acting import seat_of, seats_of


def with_seat(view):
    """Give the view the Seat of the account for the city in the address, ``view(request, seat, …)``.

    Who is not signed in is sent to sign in, with the words typed before the session ended given back. A city for which
    the account has no mandate at this moment answers as one that does not exist. No cache keeps the page.
    """

    @functools.wraps(view)
    @never_cache
    def seated(request, city, **rest):
        if not request.user.is_authenticated:
            return sign_in_first(request)
        seat = seat_of(request.user, slug=city, at=timezone.now())
        if seat is None:
            raise Http404
        return view(request, seat, **rest)

    return seated


def seat_can(permission, request, seat):
    """Whether the account has the ``permission`` ("charters.draft_amendment") for the city."""
    # Not user.has_perm, which lets an administrator do anything: they act for no city.
    return rules.has_perm(permission, request.user, seat.member)


def check_seat_can(permission, request, seat):
    """Raise PermissionDenied unless the account has the permission for the city."""
    if not seat_can(permission, request, seat):
        raise PermissionDenied


def seat_page(request, seat, template, *, page, **context):
    """A page of the city's workspace; ``page`` names its part in the bar of the workspace, "" for none."""
    has_several = len(seats_of(request.user, at=timezone.now())) > 1
    context |= {"seat": seat, "member": seat.member, "page": page, "has_several": has_several}
    return render(request, template, context)


@never_cache
@login_required
def choose_seat(request, address):
    """From a public page, the same for everyone, to the form of the city that the reader acts for.

    ``address(seat)`` is that of the form. Who acts for several is asked for which, who acts for none told what to do.
    """
    seats = seats_of(request.user, at=timezone.now())
    if not seats:
        return redirect("workspaces")
    if len(seats) == 1:
        return redirect(address(seats[0]))
    return render(request, "workspace/choose_seat.html", {"choices": [(seat.member, address(seat)) for seat in seats]})


def sign_in_first(request):
    """To the sign-in page; where words were sent, a page that holds them until they are taken over."""
    texts = [text for text in request.POST.values() if _is_worth_keeping(text)]
    if not texts:
        return redirect_to_login(request.get_full_path())
    return render(request, "workspace/session_ended.html", {"texts": texts, "path": request.path}, status=403)


def _is_worth_keeping(text):
    """Whether someone would be sorry to type the value of a field again: words, and no choice, number or token."""
    return len(text.split()) > 1
