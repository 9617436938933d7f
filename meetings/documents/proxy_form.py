"""The form of a proxy (pouvoir), ready for print: blank, or with who gives it and who holds it."""

from django.utils import translation
from django.utils.translation import gettext

from charter_portal.pdf import compose

from .convocation import paper
from .framing import lacking


def proxy_manuscript(meeting, language, invitee=None):
    """The form of a proxy for a Meeting; of an ``invitee``, with names as far as they are known.

    See templates/pdf/proxy_form.html.
    """
    with translation.override(language):
        context = {
            **paper(meeting, gettext("Proxy"), **lacking(proxy_lacks(meeting))),
            "giver": invitee,
            "holder": invitee.represented_by if invitee else None,
            "proxies": meeting.commission.proxies_per_person,
        }
        return compose("proxy_form.html", context, language)


def proxy_lacks(meeting):
    """What the form of a proxy lacks, as sentences in the active language."""
    return [] if meeting.starts_on else [gettext("the day")]
