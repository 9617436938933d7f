"""Dates as they are written out. Loaded in every template (settings.TEMPLATES)."""

from django import template
from django.template.defaultfilters import date as formatted
from django.utils.translation import get_language

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def written_out(day):
    """A date with its month in words, "" for None: ``2 janvier 2026``, and ``1er janvier 2026`` as French has it."""
    return _with_ordinal(formatted(day, "j F Y"))


@register.filter(expects_localtime=True, is_safe=False)
def day_written_out(day):
    """The day of the month alone, for ``1er et 2 janvier 2026``; "" for None."""
    return _with_ordinal(formatted(day, "j"))


def _with_ordinal(text):
    first, *rest = text.split(" ", 1)
    return " ".join(["1er", *rest]) if first == "1" and get_language() == "fr" else text
