"""What an act on charters is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(
    r"charters/(?P<slug>[-\w]+)/editions/(?P<number>[0-9.]+)",
    "charters:edition",
    _("edition %(number)s, charter “%(slug)s”"),
)
declare(
    r"charters/(?P<slug_>[-\w]+)/principles/(?P<key>[-\w]+)/(?P<number_>[0-9.]+)",
    "charters:principle",
    _("principle “%(key)s”, wording %(number_)s, charter “%(slug_)s”"),
)
