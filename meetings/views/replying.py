"""Answering a convocation by the link of a mail, without signing in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from charter_portal.reading import form_page

from ..domain.answering import answer, ends_at, invitee_of, takes_answers
from ..exceptions import LinkUnknown
from ..forms.inviting import AnswerForm
from ..models import Invitee, Meeting
from ..readers import MEMBERS
from ..reading.cancellation import cancellation_of
from ..reading.meetings import agenda_of


@form_page
@never_cache
def reply(request, token):
    """GET shows the meeting and the answer that stands, and changes nothing: programs follow links. POST answers."""
    at = timezone.now()
    try:
        invitee = invitee_of(token)
    except LinkUnknown:
        return _page(request, "unknown", status=404)
    if _is_over(invitee.meeting, at):
        return _page(request, "over", meeting=invitee.meeting, status=410)
    form = AnswerForm(request.POST or None, request.FILES or None, invitee=invitee)
    if request.method == "POST" and form.answered(answer, through=Invitee.Through.LINK):
        messages.success(request, _("Your answer is recorded. You can change it until the meeting begins."))
        return redirect("meetings:reply", token)
    context = {"token": token, "invitee": invitee, "meeting": invitee.meeting, "form": form}
    context |= {
        "items": agenda_of(invitee.meeting, request.LANGUAGE_CODE, MEMBERS),
        "cancellation": cancellation_of(invitee.meeting),
        "proxies": invitee.proxies.select_related("person"),
    }
    return _page(request, "open" if takes_answers(invitee.meeting, at=at) else "closed", **context)


def _is_over(meeting, at):
    """Whether it should have ended, and does not go on all the same."""
    ends = ends_at(meeting)
    return ends is not None and ends <= at and meeting.status != Meeting.Status.IN_SESSION


def _page(request, state, *, status=200, **context):
    response = render(request, "meetings/reply.html", {"state": state, **context}, status=status)
    # The address holds a secret: no other site learns it. "no-referrer" would have browsers post without saying from
    # where, which the check against forged requests refuses.
    response["Referrer-Policy"] = "same-origin"
    return response
