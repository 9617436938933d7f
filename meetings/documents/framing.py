"""What the first page and the running head of every document of a meeting say."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from ..reading.errata import withdrawal_of
from ..words import named

LETTERS_WITH_AIR = 200
"""Letters of what varies on a cover beyond which it is set closer, so that it stays one page."""


def framed(meeting, *, nature, title="", address="", **more):
    """The context that every document of a Meeting begins from, in the active language.

    ``nature`` in a word; ``title`` in a line, else made of it; ``address`` of its page without the portal's, else that
    of the meeting. ``more`` adds to it, or stands in its place.
    """
    title, commission = title or f"{nature} – {named(meeting)}", meeting.commission.name
    address = address or reverse("meetings:meeting", args=[meeting.commission.slug, meeting.number])
    return {
        "title": title,
        "running": title,
        "author": gettext("Commission %(name)s of the AIMF") % {"name": commission},
        "description": meeting.theme or title,
        "issuer": gettext("AIMF – commission %(name)s") % {"name": commission},
        "dated": meeting.ends_on or meeting.starts_on,
        "address": settings.PUBLIC_URL + address,
        "nature": nature,
        "meeting": meeting,
        "is_dense": _is_dense(meeting),
        **more,
    }


def _is_dense(meeting):
    said = (meeting.theme, meeting.venue, meeting.parent_event, meeting.parent_event_figures)
    return sum(len(one or "") for one in said) > LETTERS_WITH_AIR


def lacking(missing):
    """What a document says of the list of sentences on what is ``missing``: with any of it, that it is a draft."""
    return {"missing": missing, "is_draft": bool(missing)}


def is_withdrawn(meeting):
    """Whether the minutes of a Meeting are out of view, and with them what is drawn from them."""
    return withdrawal_of(meeting) is not None
