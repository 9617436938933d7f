"""What an act on votes is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(r"votes/(?P<number>[0-9]+)", "votes:round", _("vote %(number)s"))
declare(
    r"votes/(?P<number>[0-9]+)/ballots/(?P<city_>[-\w]+)", "votes:round", _("vote %(number)s, ballot of “%(city_)s”")
)
declare(r"votes/(?P<number>[0-9]+)/record", "votes:round", _("vote %(number)s, its record"))
