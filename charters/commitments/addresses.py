"""What an act on a commitment is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(
    r"members/(?P<city_>[-\w]+)/commitments/(?P<pk>[0-9]+)",
    "commitments:commitment",
    _("commitment %(pk)s of “%(city_)s”"),
)
declare(
    r"members/(?P<city_>[-\w]+)/reports/(?P<pk>[0-9]+)",
    "commitments:report",
    _("yearly report %(pk)s of “%(city_)s”"),
)
