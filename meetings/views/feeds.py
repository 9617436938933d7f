"""Minutes as they are published, as an Atom feed."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.pagecache.public import public_page
from charter_portal.reading import read_only

from ..documents.minutes import DRAFTS
from ..models import Minutes
from ..words import named

MOST = 50


@read_only
@public_page
def minutes_feed(request):
    """The latest minutes that everyone may read, the newest first."""
    feed = Atom1Feed(
        title=_("Minutes of meetings"),
        link=settings.PUBLIC_URL + reverse("meetings:meeting_list"),
        description="",
        language=get_language(),
        feed_url=settings.PUBLIC_URL + reverse("meetings:minutes_feed"),
    )
    for minutes in sorted(_published(), key=_updated, reverse=True)[:MOST]:
        meeting = minutes.meeting
        link = settings.PUBLIC_URL + reverse("meetings:minutes", args=[meeting.commission.slug, meeting.number])
        # The same in every language and for ever, as readers of feeds want it.
        name = f"tag:{settings.PUBLIC_URL.partition('://')[2].partition(':')[0]},2026:minutes/{meeting.path}"
        feed.add_item(
            title=named(meeting),
            link=link,
            description=meeting.theme or "",
            unique_id=name,
            updateddate=_updated(minutes),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _published():
    rows = Minutes.objects.exclude(status__in=DRAFTS).filter(withdrawn_at=None)
    return rows.exclude(meeting__status="draft").select_related("meeting__commission", "meeting__host")


def _updated(minutes):
    """The moment since which they read as they do, as far as it is known."""
    meeting = minutes.meeting
    day = minutes.approved_on or meeting.ends_on or meeting.starts_on or datetime.date(2000, 1, 1)
    return minutes.sealed_at or datetime.datetime.combine(day, datetime.time.min, datetime.UTC)
