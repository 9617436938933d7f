"""Where pages lead to the network's reports."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext

from ...commitments.models import Commitment
from ..reading.commitments import LATE
from ..reading.years import years_told

LATEST = 10  # years that a page lists

register = template.Library()


@register.simple_tag
def yearbooks(charter):
    """The numbers of the latest years of which there is a report, the running one first; one query."""
    return list(years_told(charter, today=timezone.localdate())[:LATEST]) if charter else []


@register.filter
def promise_said(status):
    """How commitments stand ("late", "kept"), in the reader's language."""
    return gettext("late") if status == LATE else Commitment.Status(status).label
