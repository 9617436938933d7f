"""Proposals for the agenda: a city makes them in its workspace, the secretariat decides at the desk."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.reading import form_page
from members.views.seating import check_seat_can, seat_page

from ..domain.proposing import OPEN, accept, decline, propose, withdraw
from ..exceptions import MeetingError
from ..forms.proposing import AcceptForm, DeclineForm, ProposalForm
from ..models import AgendaItem, AgendaProposal
from ..words import words_of_refusal
from .of_cities import of_a_meeting
from .secretariat import desk_page, of_the_desk, stage_shown


@form_page
@of_a_meeting
def own_propose(request, seat, meeting):
    """Propose an item for the agenda."""
    check_seat_can("meetings.propose_item", request, seat)
    form = ProposalForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        try:
            propose(meeting=meeting, member=seat.member, by=request.user, **form.cleaned_data)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("The item is proposed. You will be told what the secretariat decides."))
            return redirect("meetings:own", seat.member.slug, meeting.commission.slug, meeting.number)
    context = {"meeting": meeting, "form": form}
    return seat_page(request, seat, "meetings/own_propose.html", page="meetings", **context)


@require_POST
@of_a_meeting
def own_withdraw(request, seat, meeting, pk):
    """Take back a proposal of the city."""
    check_seat_can("meetings.propose_item", request, seat)
    proposal = get_object_or_404(meeting.proposals.filter(member=seat.member), pk=pk)
    try:
        withdraw(proposal)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("The proposal is taken back."))
    return redirect("meetings:own", seat.member.slug, meeting.commission.slug, meeting.number)


@require_safe
@of_the_desk("view_desk")
def proposals(request, meeting):
    """What cities propose, what waits first."""
    rows = meeting.proposals.select_related("member", "item").order_by("decided_at", "proposed_at", "pk")
    return desk_page(request, meeting, "meetings/desk/proposals.html", page="desk", proposals=rows)


@form_page
@of_the_desk("view_desk")
def proposal(request, meeting, pk):
    """One proposal; on POST the secretariat accepts or declines it."""
    found = get_object_or_404(
        AgendaProposal.objects.select_related("member", "meeting__commission", "item"), pk=pk, meeting=meeting
    )
    if request.method == "POST" and not request.user.has_perm("meetings.run_meeting"):
        raise PermissionDenied
    accepting, declining, form, act = _forms(request, found)
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("It is decided, and the city is told."))
            return redirect("meetings:proposals", meeting.commission.slug, meeting.number)
    context = {
        "proposal": found,
        "accepting": accepting,
        "declining": declining,
        "is_open": stage_shown(meeting) in OPEN,
    }
    return desk_page(request, meeting, "meetings/desk/proposal.html", page="desk", **context)


def _forms(request, proposal):
    """The form to accept and the one to decline, then that which was sent with what it does."""
    is_declining = request.POST.get("decision") == "decline"
    sent = request.POST if request.method == "POST" else None
    initial = {"title_fr": proposal.title, "kind": AgendaItem.Kind.DISCUSSION, "minutes": proposal.minutes_wished}
    accepting = AcceptForm(None if is_declining else sent, initial=initial)
    declining = DeclineForm(sent if is_declining else None)
    if is_declining:
        return accepting, declining, declining, partial(decline, proposal)
    return accepting, declining, accepting, partial(accept, proposal)
