"""What other applications' pages show of charters."""

from django import template

from ..models import Charter

register = template.Library()


@register.simple_tag
def charters_of(member):
    """Charters that a member owns."""
    return Charter.objects.filter(owner=member).order_by("year")
