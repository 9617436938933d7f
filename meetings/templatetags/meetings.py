"""What other applications' pages show of meetings. Each tag shows only what the reader may see."""

from django import template

from ..models import AgendaItem, Attendance, Meeting

register = template.Library()


@register.simple_tag(takes_context=True)
def agenda_items_about(context, principle):
    """Agenda items that touched a principle, of meetings that the reader may see."""
    meetings = Meeting.objects.visible_to(context["request"].user)
    return AgendaItem.objects.filter(principles=principle, meeting__in=meetings).select_related("meeting__commission")


@register.simple_tag(takes_context=True)
def attendances_of(context, member):
    """Who attended meetings for a member, the latest meeting first."""
    meetings = Meeting.objects.visible_to(context["request"].user)
    return (
        Attendance.objects.filter(member=member, meeting__in=meetings)
        .select_related("person", "meeting__commission")
        .order_by("-meeting__starts_on", "position")
    )


@register.simple_tag(takes_context=True)
def follow_ups_of(context, member):
    """Decisions that concern a member, of meetings that the reader may see."""
    meetings = Meeting.objects.visible_to(context["request"].user)
    return member.decisions.filter(meeting__in=meetings).select_related("meeting__commission")
