"""The secretariat convenes a meeting, tells what changes, and cancels it: each read before it is done."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from charter_portal.reading import form_page

from ..domain.convening import cancel, changes_of, convene, convene_rest, tell_changes
from ..exceptions import MeetingError
from ..forms.convening import NoteForm
from ..reading.invitations import recipients_of
from ..reading.preparing import lacks_of
from ..stages import Stage
from ..words import PARTS, words_of_refusal
from .secretariat import desk_page, of_the_desk, stage_shown


def _home(meeting):
    return redirect("meetings:desk", meeting.commission.slug, meeting.number)


@form_page
@of_the_desk("run_meeting")
def review(request, meeting):
    """Read what will leave and to whom, then convene."""
    if request.method == "POST":
        try:
            convene(meeting, by=request.user)
        except MeetingError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The meeting is convened. The mails are on their way."))
            return _home(meeting)
    lacks = lacks_of(meeting)
    context = {
        "lacks": lacks,
        "recipients": recipients_of(meeting),
        "agenda": meeting.agenda.order_by("position", "pk"),
        "is_planned": stage_shown(meeting) == Stage.PLANNED,
        "is_blocked": any(lack.is_blocking for lack in lacks),
    }
    return desk_page(request, meeting, "meetings/desk/convene.html", page="invitations", **context)


@require_POST
@of_the_desk("run_meeting")
def rest(request, meeting):
    """Convene those who came onto the list later."""
    try:
        count = convene_rest(meeting)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        words = ngettext("%(count)s person is convened.", "%(count)s people are convened.", count)
        messages.success(request, words % {"count": count})
    return redirect("meetings:invitations", meeting.commission.slug, meeting.number)


@form_page
@of_the_desk("run_meeting")
def changed(request, meeting):
    """Read what has changed since it was told last, and tell it."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tell_changes(meeting, note=form.cleaned_data["note"], by=request.user)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("The change is told. The mails are on their way."))
            return _home(meeting)
    context = {
        "form": form,
        "changes": [PARTS[part] for part in changes_of(meeting)],
        "recipients": recipients_of(meeting),
        "is_convened": stage_shown(meeting) == Stage.CONVENED,
    }
    return desk_page(request, meeting, "meetings/desk/changed.html", page="invitations", **context)


@form_page
@of_the_desk("run_meeting")
def cancelled(request, meeting):
    """Read what cancelling means, and cancel."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel(meeting, reason=form.cleaned_data["note"], by=request.user)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("The meeting is cancelled."))
            return _home(meeting)
    is_possible = stage_shown(meeting) in {Stage.PLANNED, Stage.CONVENED}
    context = {"form": form, "recipients": recipients_of(meeting), "is_possible": is_possible}
    return desk_page(request, meeting, "meetings/desk/cancel.html", page="desk", **context)
