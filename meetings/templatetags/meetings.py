"""What other applications' pages show of meetings. Each tag shows only what the reader may see."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from charter_portal.templatetags.portal import comma, localized, ordinal

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


@register.simple_tag
def meeting_title(meeting):
    """Say "11th meeting of the commission Villes innovantes" in the reader's language."""
    return format_html(
        gettext("{number} meeting of the commission {commission}"),
        number=ordinal(meeting.number),
        commission=meeting.commission.name,
    )


@register.simple_tag(takes_context=True)
def meeting_called(context, path):
    """The meeting that ``path`` (as "villes-innovantes/11") names, or None; one query a page, whatever it cites."""
    request = context["request"]
    if not hasattr(request, "meetings_by_path"):  # kept on the request: an included template has a context of its own
        meetings = Meeting.objects.visible_to(request.user).select_related("commission")
        request.meetings_by_path = {meeting.path: meeting for meeting in meetings}
    return request.meetings_by_path.get(path)


@register.simple_tag(takes_context=True)
def sources_in_short(context, sources):
    """The sources of a principle in a line: "Charter, commitment 1 · Law, article 22 · 11th meeting…".

    Written in Python, not as a template included for each, since a charter cites some fifty sources.
    """
    separator = comma()
    named = []
    for source in sources:
        if source.kind == "meeting":
            meeting = meeting_called(context, source.meeting_path)
            name = meeting_title(meeting) if meeting else source.meeting_path
        else:
            name = localized(source.charter or source.law, "title")
        locator = localized(source, "locator")
        named.append((name, separator if locator else "", locator))
    return format_html_join(" · ", "{}{}{}", named)


@register.simple_tag
def public_meetings_by_path():
    """``{"villes-innovantes/11": meeting}`` of what everyone may read, for documents that are the same for all."""
    return {meeting.path: meeting for meeting in Meeting.objects.public().select_related("commission")}


@register.filter
def at_path(meetings, path):
    """The meeting of ``public_meetings_by_path`` that ``path`` names, or None."""
    return meetings.get(path)
