"""What other applications' pages show of charters."""

from django import template

from ..models import Annotation, Charter

register = template.Library()


@register.simple_tag
def charters_of(member):
    """Charters that a member owns."""
    return Charter.objects.filter(owner=member).order_by("year")


@register.filter
def annotation_kind(kind):
    """The kind of an annotation ("question") in the reader's language."""
    return Annotation.Kind(kind).label


@register.filter
def disposition_in_words(disposition):
    """What became of an annotation ("declined") in the reader's language."""
    return Annotation.Disposition(disposition).label
