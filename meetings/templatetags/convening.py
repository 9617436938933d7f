"""How pages, mails and documents say when a meeting is, and what is late on its agenda."""

from zoneinfo import ZoneInfo

from django import template

from .. import words

register = template.Library()


@register.filter
def named(meeting):
    """The Meeting by number and commission, as plain text."""
    return words.named(meeting)


@register.filter
def hours(meeting):
    """Days and hours of a Meeting by the clocks at its place."""
    return words.hours_in_words(meeting)


@register.filter
def hours_at(meeting, member):
    """Days and hours of a Meeting by the clocks of a Member."""
    return words.hours_in_words(meeting, ZoneInfo(member.time_zone))


@register.filter
def same_clocks(meeting, member):
    """Whether the clocks of a Member show the same hour at the beginning of a Meeting as those at its place."""
    begins = meeting.begins
    return begins.utcoffset() == begins.astimezone(ZoneInfo(member.time_zone)).utcoffset()


@register.filter
def is_late(item, meeting):
    """Whether an AgendaItem came onto the agenda of its Meeting after the convocation had left."""
    return item.is_late(meeting)
