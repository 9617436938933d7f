"""What an act on an adoption is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(
    r"members/(?P<slug>[-\w]+)/adoptions/(?P<charter_>[-\w]+)",
    "members:member",
    _("“%(slug)s”, adoption of “%(charter_)s”"),
)
declare(
    r"members/(?P<slug>[-\w]+)/adoptions/(?P<charter_>[-\w]+)/certificate",
    "members:member",
    _("“%(slug)s”, certificate of adoption of “%(charter_)s”"),
)
