"""What the pages on which a city votes say of moments, choices and phases."""

import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..forms.voting import CHOICES
from ..words import PHASES

register = template.Library()


@register.filter
def at_place(moment, member):
    """An aware datetime as the clocks of a member show it, and in UTC; the day of UTC where it is another."""
    local, utc = moment.astimezone(ZoneInfo(member.time_zone)), moment.astimezone(datetime.UTC)
    hour = date_format(utc, "H:i" if utc.date() == local.date() else "DATETIME_FORMAT")
    return _("%(local)s, time of %(city)s (%(utc)s UTC)") % {
        "local": date_format(local, "DATETIME_FORMAT"),
        "city": member.name,
        "utc": hour,
    }


@register.filter
def choice_in_words(choice):
    """A choice ("for") in the reader's language."""
    return dict(CHOICES)[choice]


@register.filter
def phase_in_words(phase):
    """How a round stands, in the reader's language."""
    return PHASES[phase]
