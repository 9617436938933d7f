"""Pages of the administration that are written and read by the secretariat's clocks."""

import functools

from django.utils import timezone

from ..zones import SECRETARIAT


def by_the_secretariats_clocks(view):
    """The view, its page rendered in the secretariat's time zone: the buttons "now" of the form are of it too."""

    @functools.wraps(view)
    def wound(*args, **kwargs):
        with timezone.override(SECRETARIAT):
            response = view(*args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    return wound
