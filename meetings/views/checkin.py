"""Who comes, who goes, and who is on the list: on a phone at the door."""

import datetime

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page
from charter_portal.text.normalising import search_key

from ..domain.attending import NOTED_AT, add_participant, arrive, leave, rewrite_spans, take_over_invitees
from ..domain.grouping import by_country_and_member
from ..exceptions import MeetingError
from ..forms.session import ParticipantForm, SpanForm
from ..models import Attendance, Presence
from ..reading.attending import Room
from ..words import words_of_refusal
from .secretariat import desk_page, of_the_desk, stage_shown

LEFT = "left"


@require_safe
@of_the_desk("view_desk")
def checkin(request, meeting):
    """The list by country and city, each with where they are now; ``?q=`` finds a name or a city."""
    room, asked, now = Room(meeting), request.GET.get("q", "")[:80], timezone.now()
    wanted = search_key(asked)
    rows = [row for row in room.attendances if wanted in search_key(f"{row.person} {row.member or ''}")]
    modes = {one.key: one.mode_at(now) for one in room.participants} if room.spans else {}
    for row in rows:
        row.mode_now, row.has_left = modes.get(row.pk, ""), bool(room.spans.get(row.pk)) and not modes.get(row.pk)
    context = {
        "groups": by_country_and_member(rows),
        "asked": asked,
        "standing": room.standing(meeting.closed_at or now),
        "there": sum(1 for mode in modes.values() if mode),
        "total": len(room.attendances),
        "invited": meeting.invitees.exclude(person__in=[row.person_id for row in room.attendances]).count(),
        "can_write": stage_shown(meeting) in NOTED_AT and request.user.has_perm("meetings.run_meeting"),
    }
    return desk_page(request, meeting, "meetings/desk/checkin.html", page="session", **context)


def _attendance(meeting, pk):
    return get_object_or_404(Attendance.objects.select_related("meeting", "person", "member"), meeting=meeting, pk=pk)


@require_POST
@of_the_desk("run_meeting")
def note(request, meeting, pk):
    """Note that someone arrives, in a mode, or leaves, now. A second press of one button changes nothing."""
    row, what, at = _attendance(meeting, pk), request.POST.get("what", ""), timezone.now()
    try:
        if what == LEFT:
            leave(row, at=at)
        elif what in Presence.MODES:
            arrive(row, mode=what, at=at)
        else:
            messages.error(request, _("Press one of the buttons: on site, by video, or left."))
    except MeetingError as refusal:
        messages.info(request, words_of_refusal(refusal))
    answer = redirect("meetings:checkin", meeting.commission.slug, meeting.number)
    answer["Location"] += f"#p-{pk}"
    return answer


@require_POST
@of_the_desk("run_meeting")
def take_over(request, meeting):
    """Put those who are convened on the list."""
    try:
        added = take_over_invitees(meeting)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        words = ngettext("%(n)s person is put on the list.", "%(n)s people are put on the list.", added)
        messages.success(request, words % {"n": added})
    return redirect("meetings:checkin", meeting.commission.slug, meeting.number)


@form_page
@of_the_desk("run_meeting")
def spans(request, meeting, pk):
    """Put right when someone was there."""
    row = _attendance(meeting, pk)
    noted = [
        {"mode": presence.mode, "since": presence.since, "until": presence.until} for presence in row.presences.all()
    ]
    formset_class = forms.formset_factory(SpanForm, extra=2, max_num=20)
    formset = formset_class(request.POST or None, initial=noted, prefix="spans", form_kwargs={"zone": meeting.zone})
    refusal = ""
    if request.method == "POST" and formset.is_valid():
        given = [form.cleaned_data for form in formset if form.cleaned_data.get("since")]
        try:
            rewrite_spans(row, [(one["mode"], one["since"], one["until"]) for one in given])
        except MeetingError as error:
            refusal = words_of_refusal(error)
        else:
            messages.success(request, _("The hours are noted."))
            return redirect("meetings:checkin", meeting.commission.slug, meeting.number)
    context = {"row": row, "formset": formset, "refusal": refusal, "day": datetime.datetime.now(meeting.zone).date()}
    return desk_page(request, meeting, "meetings/desk/spans.html", page="session", **context)


@form_page
@of_the_desk("run_meeting")
def add(request, meeting):
    """Put someone on the list who is not there, and note the arrival at once where they take part."""
    form = ParticipantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            row = add_participant(
                meeting,
                person=(said["surname"], said["given_name"]),
                member=said["member"],
                title=said["title"],
                mode=said["mode"],
            )
            is_there = row.presences.filter(until=None).exists()
            if said["mode"] in Presence.MODES and "arrives" in request.POST and not is_there:
                arrive(row, mode=said["mode"], at=timezone.now())
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            return redirect("meetings:checkin", meeting.commission.slug, meeting.number)
    return desk_page(request, meeting, "meetings/desk/participant.html", page="session", form=form)
