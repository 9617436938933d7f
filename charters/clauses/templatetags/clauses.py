"""What pages of principles and cities show of clauses, and how notices tell of them."""

from django import template
from django.utils.translation import get_language

from ..models import Stage, Use
from ..reading.library import current_versions, lines_of
from ..reading.uses import WITH, reports_read, uses_read

LATEST = 5  # on the page of a principle or of a city

register = template.Library()


@register.simple_tag
def clauses_about(principle):
    """The clauses of the library for a principle as ClauseLines, each with the number of its uses; two queries."""
    rows = current_versions().filter(clause__principle=principle).order_by("clause__legal_order", "clause__key")
    return lines_of(rows[:LATEST], {}, get_language())


@register.simple_tag
def uses_of(member):
    """The latest uses that a city published and those reported of it: {"uses", "reports"}; three queries."""
    language = get_language()
    rows = Use.objects.public().filter(member=member).select_related(*WITH)[:LATEST]
    return {"uses": uses_read(rows, {}, language), "reports": reports_read({}, language, member=member)}


@register.filter
def stage_in_words(kind):
    """A stage ("trial") in the reader's language."""
    return Stage.Kind(kind).label


@register.simple_tag
def path_here(path):
    """The address of a ``path`` of the portal that is kept without its language."""
    return f"/{get_language()}{path}"
