"""The secretariat prepares a meeting and runs it from here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page

from ..domain.convening import changes_of
from ..domain.preparing import announce, next_number, prepare_meeting
from ..exceptions import MeetingError, NumberTaken
from ..forms.preparing import PrepareForm, default_source
from ..models import Commission
from ..reading.preparing import lacks_of
from ..stages import reached
from ..words import PARTS, STAGES, words_of_refusal
from .secretariat import desk_page, of_the_desk, stage_shown


@require_safe
@of_the_desk("view_desk")
def desk(request, meeting):
    """How far a meeting is, what is missing, and what can be done now."""
    context = {
        "life": [(stage, STAGES[stage], place) for stage, place in reached(stage_shown(meeting))],
        "stage_name": STAGES[stage_shown(meeting)],
        "lacks": lacks_of(meeting),
        "agenda": meeting.agenda.select_related("proposal__member").order_by("position", "pk"),
        "acts": meeting.acts.select_related("entry"),
        "waiting": meeting.proposals.filter(status="proposed").count(),
        "changes": [PARTS[part] for part in changes_of(meeting)] if meeting.status == "convened" else [],
    }
    return desk_page(request, meeting, "meetings/desk/desk.html", page="desk", **context)


@form_page
@never_cache
@login_required
def prepare(request, commission):
    """Prepare the next meeting of a commission, from an earlier one or from a model agenda."""
    found = get_object_or_404(Commission, slug=commission)
    if not request.user.has_perm("meetings.run_meeting"):
        raise PermissionDenied
    initial = {"number": next_number(found), "source": default_source(found)}
    form = PrepareForm(request.POST or None, initial=initial, commission=found)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = prepare_meeting(**form.prepared)
        except NumberTaken as refusal:
            form.add_error("number", words_of_refusal(refusal))
        else:
            messages.success(request, _("The meeting is prepared. Nobody but the team sees it until it is announced."))
            return redirect("meetings:desk", found.slug, meeting.number)
    return render(request, "meetings/desk/prepare.html", {"commission": found, "form": form})


@require_POST
@of_the_desk("run_meeting")
def announce_meeting(request, meeting):
    """Show a meeting in preparation to everyone."""
    try:
        announce(meeting)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("The meeting is announced: everyone sees its page."))
    return redirect("meetings:desk", meeting.commission.slug, meeting.number)
