"""What pages of the sitting say in words."""

from django import template

from charter_portal.templatetags.dates import written_out
from charter_portal.templatetags.portal import comma

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


@register.simple_tag
def taken_when(vote, meeting):
    """The hour at which a HandVote of the Meeting was taken, with the day where it lasted several."""
    hour, day = telling.hour(vote.taken_at, meeting.zone), written_out(vote.taken_at.astimezone(meeting.zone).date())
    return f"{hour}{comma()}{day}" if meeting.ends_on and meeting.ends_on != meeting.starts_on else hour
