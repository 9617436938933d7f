"""What templates say of the moments of votes."""

import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import gettext as _

from ..words import by_two_clocks, moment_in_words

register = template.Library()


@register.filter
def moment(value):
    """A moment in Paris time and UTC; ``value`` is an aware datetime, or its ISO text as notices keep it."""
    return moment_in_words(datetime.datetime.fromisoformat(value) if isinstance(value, str) else value)


@register.filter
def at_place(value, member):
    """An aware datetime as the clocks of a member show it, and in UTC."""
    clocks = by_two_clocks(value, ZoneInfo(member.time_zone))
    return _("%(local)s, time of %(city)s (%(utc)s UTC)") % {**clocks, "city": member.name}
