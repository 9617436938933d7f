"""What pages of principles and cities show of commitments."""

from django import template
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import get_language

from ...clauses.reading.principles import principles_read
from ..domain.waiting import dues_of
from ..models import Commitment, Outcome, Report
from ..reading.beside import progress_beside
from ..reading.commitments import shown

LATEST = 5  # on the page of a city

register = template.Library()


@register.simple_tag
def commitments_of(member):
    """The latest commitments of a city, those under way first: a list of Shown; five queries at most."""
    rows = Commitment.objects.filter(member=member).current().with_names()
    is_over = Case(When(status="published", then=0), default=1)
    rows = list(rows.order_by(is_over, "due_on", "pk")[:LATEST])
    return shown(rows, principles_read(get_language()), on=timezone.localdate()) if rows else []


@register.simple_tag
def commitments_under(principle):
    """How many commitments stand under a principle; one query."""
    return Commitment.objects.filter(principle=principle).current().count()


@register.filter
def outcome_in_words(kind):
    """What became of a commitment ("not_kept"), in the reader's language."""
    return Outcome.Kind(kind).label


@register.simple_tag
def reports_of(member):
    """The submitted reports of a city, the last one of each year, the latest year first; one query."""
    return list(Report.objects.current().filter(member=member)[:LATEST])


@register.simple_tag
def report_due(member):
    """The next Due of a city's reports, or None where it has adopted nothing; two queries."""
    return dues_of([member.pk], on=timezone.localdate()).get(member.pk)


@register.simple_tag
def progress_of(member, edition, on):
    """What the city committed itself to beside the principles of an edition, on a date: a Progress; eight queries."""
    return progress_beside(member, edition, principles_read(get_language()), on=on)


@register.filter
def beside(progress, principle):
    """The Beside of the principle with this number, or None."""
    return progress.under.get(principle)
