"""What other applications' pages show of meetings. Each tag shows only what the reader may see."""

from typing import NamedTuple

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext

from charter_portal.templatetags.portal import comma, ordinal
from charter_portal.text.localized import columns, localized_in
from charter_portal.text.markdown import to_html

from ..models import AgendaItem, Attendance, Meeting
from ..readers import EVERYONE, MEMBERS
from ..reading import opening

register = template.Library()


class MeetingCited(NamedTuple):
    """A meeting that a principle draws on; ``path`` as in villes-innovantes/11."""

    path: str
    number: int
    commission: str


@register.simple_tag(takes_context=True)
def agenda_items_about(context, principle):
    """Agenda items that touched a principle, of meetings that the reader may see. Those for members stand elsewhere."""
    meetings = Meeting.objects.visible_to(context["request"].user)
    items = AgendaItem.objects.filter(principles=principle, meeting__in=meetings, audience=AgendaItem.Audience.PUBLIC)
    return items.select_related("meeting__commission")


@register.simple_tag(takes_context=True)
def attendances_of(context, member):
    """Who attended meetings for a member, the latest meeting first: until it is over, who comes is no public matter."""
    meetings = Meeting.objects.visible_to(context["request"].user).filter(status=Meeting.Status.HELD)
    return (
        Attendance.objects.filter(member=member, meeting__in=meetings)
        .select_related("person", "meeting__commission")
        .order_by("-meeting__starts_on", "position")
    )


@register.simple_tag(takes_context=True)
def follow_ups_of(context, member):
    """Decisions that concern a member, of meetings that the reader may see."""
    meetings = Meeting.objects.visible_to(context["request"].user)
    decisions = member.decisions.filter(meeting__in=meetings).in_view().read_by(EVERYONE)
    return decisions.select_related("meeting__commission")


@register.simple_tag
def meeting_title(meeting):
    """Say "11th meeting of the commission Villes innovantes" in the reader's language."""
    return _title(meeting.number, meeting.commission.name)


def _title(number, commission):
    return format_html(
        gettext("{number} meeting of the commission {commission}"), number=ordinal(number), commission=commission
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
def meetings_cited(context, articles):
    """The meetings that the articles (ArticleRead) cite and that the reader may see: a tuple of MeetingCited."""
    cited = {source.meeting_path for article in articles for source in article.sources} - {""}
    if not cited:
        return ()
    language = get_language()
    rows = (
        Meeting.objects.rewrite(False)
        .visible_to(context["request"].user)
        .order_by("pk")
        .values("number", "commission__slug", *columns(language, "commission__name"))
    )
    meetings = [
        MeetingCited(
            f"{row['commission__slug']}/{row['number']}",
            row["number"],
            localized_in(row, "commission__name", language).text,
        )
        for row in rows
    ]
    return tuple(meeting for meeting in meetings if meeting.path in cited)


@register.simple_tag
def sources_in_short(sources, meetings):
    """The sources of a principle in a line: "Charter, commitment 1 · Law, article 22 · 11th meeting…".

    ``sources`` are SourceRead, ``meetings`` MeetingCited. Written in Python, not as a template included for each,
    since a charter cites some fifty sources.
    """
    separator = comma()
    titles = {meeting.path: _title(meeting.number, meeting.commission) for meeting in meetings}
    named = (
        (
            titles.get(source.meeting_path, source.meeting_path) if source.meeting_path else source.name,
            separator if source.locator else "",
            source.locator,
        )
        for source in sources
    )
    return format_html_join(" · ", "{}{}{}", named)


@register.simple_tag
def public_meetings_by_path():
    """``{"villes-innovantes/11": meeting}`` of what everyone may read, for documents that are the same for all."""
    return {meeting.path: meeting for meeting in Meeting.objects.public().select_related("commission")}


@register.simple_tag
def opening_of(meeting, readers=MEMBERS):
    """``{% opening_of meeting as opened %}``: open decisions and minutes to approve from earlier meetings (Opening)."""
    return opening.opening_of(meeting, readers)


@register.simple_tag
def opened_under(item, opened):
    """``{% opened_under item opened as opening %}``: what of that stands under an AgendaItem, for opening.html."""
    return opening.under(item, opened)


@register.filter
def markdown_passage(text):
    """A passage of Markdown as safe HTML."""
    return to_html(text)


@register.filter
def at_path(meetings, path):
    """The meeting of ``public_meetings_by_path`` that ``path`` names, or None."""
    return meetings.get(path)
