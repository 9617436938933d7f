"""What the first page and the running head of every document of a meeting say."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from ..reading.errata import withdrawal_of
from ..words import named


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
        **more,
    }


def lacking(missing):
    """What a document says of the list of sentences on what is ``missing``: with any of it, that it is a draft."""
    return {"missing": missing, "is_draft": bool(missing)}


def is_withdrawn(meeting):
    """Whether the minutes of a Meeting are out of view, and with them what is drawn from them."""
    return withdrawal_of(meeting) is not None
