"""Whose workspace a page belongs to: the city stands in the address, never in the session."""

import functools

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..domain.acting import seat_of


def with_seat(view):
    """Give the view the Seat of the account for the city in the address, ``view(request, seat, …)``.

    Who is not signed in is sent to sign in, with the words typed before the session ended given back. A city for which
    the account has no mandate at this moment answers as one that does not exist. No cache keeps the page.
    """

    @functools.wraps(view)
    @never_cache
    def seated(request, city, **rest):
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        seat = seat_of(request.user, slug=city, at=timezone.now())
        if seat is None:
            raise Http404
        return view(request, seat, **rest)

    return seated


def _sign_in_first(request):
    """To the sign-in page; where words were sent, a page that holds them until they are taken over."""
    texts = [text for text in request.POST.values() if _is_worth_keeping(text)]
    if not texts:
        return redirect_to_login(request.get_full_path())
    return render(request, "workspace/session_ended.html", {"texts": texts, "path": request.path}, status=403)


def _is_worth_keeping(text):
    """Whether someone would be sorry to type the value of a field again: words, and no choice, number or token."""
    return len(text.split()) > 1
