"""What pages of principles and cities show of commitments."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from ...clauses.reading.principles import principles_read
from ..models import Commitment, Outcome
from ..reading.commitments import shown

LATEST = 5  # on the page of a city

register = template.Library()


@register.simple_tag
def commitments_of(member):
    """The latest commitments of a city, those under way first: a list of Shown; four queries at most."""
    rows = Commitment.objects.filter(member=member).current().with_names()
    rows = list(rows.order_by("due_on", "pk").filter(status="published")[:LATEST]) or list(rows[:LATEST])
    return shown(rows, principles_read(get_language()), on=timezone.localdate()) if rows else []


@register.simple_tag
def commitments_under(principle):
    """How many commitments stand under a principle; one query."""
    return Commitment.objects.filter(principle=principle).current().count()


@register.filter
def outcome_in_words(kind):
    """What became of a commitment ("not_kept"), in the reader's language."""
    return Outcome.Kind(kind).label
