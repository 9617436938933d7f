"""Meetings that everyone may know of, and what was said under each item where the minutes may be read."""

import html

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from charter_portal.search.kinds import WHOLE, Document, Kind, register
from charter_portal.templatetags.dates import written_out
from charter_portal.text.localized import localized_on
from charter_portal.text.markdown import to_text

from .documents.minutes import is_draft
from .models import AgendaItem, Meeting
from .reading.errata import withdrawal_of
from .templatetags.meetings import meeting_title

MEMBERS = AgendaItem.Audience.MEMBERS


def documents(keys=None):
    """A Document of each public meeting, and one of each item whose text its minutes show."""
    language = get_language()
    meetings = (
        Meeting.objects.public().select_related("commission", "minutes").prefetch_related("agenda", "decisions__item")
    )
    for meeting in meetings if keys is None else meetings.filter(pk__in=keys):
        has_minutes = hasattr(meeting, "minutes") and not is_draft(meeting)
        if withdrawal := withdrawal_of(meeting):
            yield _of_withdrawn(meeting, withdrawal)
            continue
        yield _of_meeting(meeting, has_minutes, language)
        if has_minutes:
            yield from _of_items(meeting, language)


def _of_meeting(meeting, has_minutes, language):
    """Its theme, agenda and decisions, and what frames the minutes; in the language of the theme."""
    texts = [localized_on(meeting, field, language) for field in ("theme", "venue", "parent_event")]
    main = next((text.language for text in texts if text), language)
    texts += [localized_on(item, "title", language) for item in meeting.agenda.all() if item.audience != MEMBERS]
    is_over = meeting.status not in Meeting.NOT_OVER
    noted = meeting.decisions.all() if is_over else ()
    decisions = [row for row in noted if row.item is None or row.item.audience != MEMBERS]
    texts += [localized_on(decision, "text", language) for decision in decisions]
    plain = [" · ".join(text.text for text in texts if text and text.language == main)]
    if has_minutes:
        framing = [localized_on(meeting.minutes, field, language) for field in ("introduction", "conclusion")]
        plain += [to_text(text.text) for text in framing if text and text.language == main]
    return Document(
        key=meeting.pk,
        title=html.unescape(strip_tags(meeting_title(meeting))),
        text="\n\n".join(plain),
        text_language=main,
        address=meeting.get_absolute_url(),
        day=meeting.starts_on,
    )


def _of_withdrawn(meeting, withdrawal):
    """A meeting whose minutes are out of view: that they are, since when and why."""
    since = gettext("The minutes were withdrawn from view on %(date)s. Reason:") % {"date": written_out(withdrawal.at)}
    return Document(
        key=meeting.pk,
        title=html.unescape(strip_tags(meeting_title(meeting))),
        text=f"{since} {withdrawal.reason}",
        text_language=get_language(),
        address=meeting.get_absolute_url(),
        day=meeting.starts_on,
    )


def _of_items(meeting, language):
    minutes = reverse("meetings:minutes", args=[meeting.commission.slug, meeting.number])
    for item in meeting.agenda.all():
        if item.audience == MEMBERS:
            continue
        title, text = (localized_on(item, field, language) for field in ("title", "text"))
        if text:
            yield Document(
                key=meeting.pk,
                part=f"point-{item.pk}",
                title=title.text,
                language=title.language,
                text=to_text(text.text),
                text_language=text.language,
                address=f"{minutes}#point-{item.pk}",
                day=meeting.starts_on,
            )


register(
    Kind(
        name="reunion",
        label=_("Meeting"),
        plural=_("Meetings"),
        documents=documents,
        watches={
            "meetings.Meeting": "id",
            **{f"meetings.{model}": "meeting" for model in ("AgendaItem", "Decision", "Minutes")},
            "meetings.Commission": WHOLE,
        },
        place=30,
    )
)
