"""What pages of the sitting say in words."""

from django import template

from .. import telling
from ..domain.hands import outcome_of

register = template.Library()


@register.simple_tag
def quorum_sentence(standing):
    """How many cities are there, of how many, and whether that is enough."""
    return telling.quorum_sentence(standing)


@register.simple_tag
def hand_outcome(vote):
    """How a HandVote ended, with its counts."""
    return telling.outcome_in_words(vote, outcome_of(vote))


@register.filter
def hour_at(moment, zone):
    """A moment by the clocks of a ZoneInfo, "" for None."""
    return telling.hour(moment, zone) if moment else ""
