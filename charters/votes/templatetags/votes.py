"""What templates say of votes."""

import datetime

from django import template

from ..words import moment_in_words

register = template.Library()


@register.filter
def moment(value):
    """A moment in Paris time and UTC; ``value`` is an aware datetime, or its ISO text as notices keep it."""
    return moment_in_words(datetime.datetime.fromisoformat(value) if isinstance(value, str) else value)
