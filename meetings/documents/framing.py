"""What the first page and the running head of every document of a meeting say."""

from django.conf import settings
from django.utils.translation import gettext

from ..reading.errata import withdrawal_of


def framed(meeting, *, title, nature, address, missing, **more):
    """The context that every document of a Meeting begins from, in the active language.

    ``title`` in a line, ``nature`` in a word, ``address`` of its page without the portal's. With something ``missing``,
    a list of sentences, the document says that it is a draft.
    """
    commission = meeting.commission.name
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
        "missing": missing,
        "is_draft": bool(missing),
        **more,
    }


def is_withdrawn(meeting):
    """Whether the minutes of a Meeting are out of view, and with them what is drawn from them."""
    return withdrawal_of(meeting) is not None
