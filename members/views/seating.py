"""Whose workspace a page belongs to: the city stands in the address, never in the session."""

import functools

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..domain.acting import seat_of


def with_seat(view):
    """Give the view the Seat of the account for the city in the address, ``view(request, seat, …)``.

    Who is not signed in is sent to sign in. A city for which the account has no mandate at this moment answers as one
    that does not exist. No cache keeps the page.
    """

    @functools.wraps(view)
    @never_cache
    @login_required
    def seated(request, city, **rest):
        seat = seat_of(request.user, slug=city, at=timezone.now())
        if seat is None:
            raise Http404
        return view(request, seat, **rest)

    return seated
