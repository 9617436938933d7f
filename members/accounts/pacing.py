"""Answers that take the same time whatever they found, so that nobody learns from the clock who has an account."""

import functools
import time

from django.conf import settings


def at_a_steady_pace(view):
    """Answer a POST no sooner than ``settings.ANSWER_TO_STRANGERS_SECONDS`` after it came in.

    To post a mail takes some milliseconds, which asking for an address without an account would lack.
    """

    @functools.wraps(view)
    def paced(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        began = time.monotonic()
        response = view(request, *args, **kwargs)
        # The whole answer, transaction included, is made by now: only this thread waits.
        time.sleep(max(0, began + settings.ANSWER_TO_STRANGERS_SECONDS - time.monotonic()))
        return response

    return paced
