"""What an act on clauses is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare

declare(
    r"clauses/(?P<key>[-\w]+)/versions/(?P<number>[0-9]+)",
    "clauses:version",
    _("model clause “%(key)s”, version %(number)s"),
)
declare(
    r"members/(?P<city_>[-\w]+)/clauses/(?P<pk>[0-9]+)",
    "clauses:use",
    _("use %(pk)s of a clause, by “%(city_)s”"),
)
