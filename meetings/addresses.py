"""What an act on meetings is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(
    r"meetings/(?P<commission>[-\w]+)/(?P<number>[0-9]+)",
    "meetings:meeting",
    _("meeting %(number)s, commission “%(commission)s”"),
)
