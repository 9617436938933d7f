"""Meetings as calendars: of a commission for everyone, one meeting, and someone's own at a secret address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from charter_portal.pdf.serving import file_response
from charter_portal.reading import form_page, read_only

from ..documents.calendar import calendar_file, for_calendars
from ..domain.subscribing import convocations_of, feed_of, renew, word_of
from ..exceptions import LinkUnknown
from ..models import CalendarFeed, Commission, Meeting
from .public import visible_meeting

TYPE = "text/calendar; charset=utf-8"


@read_only
def of_commission(request, commission):
    """Every meeting of a commission that everyone may know of, to subscribe to."""
    found = get_object_or_404(Commission, slug=commission)
    meetings = for_calendars(Meeting.objects.public().filter(commission=found).exclude(starts_on=None))
    content = calendar_file([(meeting, None) for meeting in meetings], get_language(), name=found.name)
    return file_response(request, content, content_type=TYPE, name=f"{commission}.ics", is_public=True)


@read_only
def of_meeting(request, commission, number):
    """One meeting, as everyone may know of it."""
    found = visible_meeting(request.user, commission, number)
    meetings = for_calendars(Meeting.objects.filter(pk=found.pk).exclude(starts_on=None))
    if not meetings:
        raise Http404
    content = calendar_file([(meeting, None) for meeting in meetings], get_language())
    name = f"{commission}-{number}.ics"
    return file_response(request, content, content_type=TYPE, name=name, is_public=found.is_public)


@read_only
@never_cache
def of_person(request, word):
    """The meetings to which someone is convened, for whoever has the secret address."""
    try:
        feed = feed_of(word)
    except LinkUnknown as error:
        raise Http404 from error
    own = {row.meeting_id: row for row in convocations_of(feed.account)}
    meetings = for_calendars(Meeting.objects.public().filter(pk__in=own).exclude(starts_on=None))
    entries = [(meeting, own[meeting.pk]) for meeting in meetings]
    content = calendar_file(entries, get_language(), name=_("My meetings"))
    return file_response(request, content, content_type=TYPE, name="reunions.ics", is_public=False)


@form_page
@never_cache
@login_required
def own(request):
    """The secret address of one's own calendar; on POST another one is made."""
    if request.method == "POST":
        renew(request.user, at=timezone.now())
        messages.success(request, _("The address is made. One that you had before leads nowhere now."))
        return redirect("meetings:own_calendar")
    feed = CalendarFeed.objects.filter(account=request.user).first()
    address = settings.PUBLIC_URL + reverse("meetings:calendar_of_person", args=[word_of(feed)]) if feed else ""
    webcal = f"webcal://{address.partition('://')[2]}" if feed else ""
    return render(request, "meetings/own_calendar.html", {"feed": feed, "address": address, "webcal": webcal})
