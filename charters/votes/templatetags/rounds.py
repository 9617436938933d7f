"""What public pages say of votes, and what pages of charters show of them."""

from django import template
from django.db.models import Q

from ..models import Question, Round
from ..reading.saying import ON_THE_MAP, OUTCOMES
from ..words import PHASES

register = template.Library()


@register.filter
def phase_said(phase):
    """How a round stands, in the reader's language."""
    return PHASES[phase]


@register.filter
def choice_said(choice):
    """A choice, or that there is none, in the reader's language."""
    return ON_THE_MAP[choice]


@register.filter
def outcome_said(outcome):
    """How a question or a round ends, in the reader's language."""
    return OUTCOMES[outcome]


@register.simple_tag
def votes_on(edition):
    """The rounds on an edition or on its amendments that everyone may know of, the latest first; one query."""
    return Round.objects.public().filter(edition=edition).select_related("amendment", "edition").order_by("-number")


@register.simple_tag
def votes_on_amendment(amendment):
    """The rounds on an amendment that everyone may know of, the latest first; one query."""
    found = Round.objects.public().filter(amendment=amendment)
    return found.select_related("amendment", "edition").order_by("-number")


@register.simple_tag
def votes_on_principle(principle):
    """The rounds that asked about a principle or an amendment to it, as everyone may know, the latest first; one query.

    Those on an edition as a whole stand on the edition's page.
    """
    asked = Question.objects.filter(
        Q(revision__principle=principle) | Q(amendment__revision__principle=principle)
    ).values("round")
    return Round.objects.public().filter(pk__in=asked).select_related("amendment", "edition").order_by("-number")
