"""Pages of a city on the meetings to which it is convened: who comes for it, and what they answer."""

import functools

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from charter_portal.private_files import pdf_to_save
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, seat_can, seat_page, with_seat

from ..domain.answering import answer, takes_answers
from ..domain.inviting import add_to_delegation, take_off
from ..exceptions import MeetingError
from ..forms.inviting import AnswerForm, CityPersonForm
from ..models import Invitee, Meeting
from ..reading.cancellation import cancellation_of
from ..reading.of_cities import delegation_to, meetings_of
from ..words import words_of_refusal

PAGE_SIZE = 20


def of_a_meeting(view):
    """Give the view the Seat and the Meeting of the address, if everyone may know of it."""

    @functools.wraps(view)
    def seen(request, seat, commission, number, **rest):
        meeting = get_object_or_404(meetings_of(seat.member), commission__slug=commission, number=number)
        return view(request, seat, meeting, **rest)

    return with_seat(seen)


def _page(request, seat, name, meeting=None, **context):
    if meeting is not None:
        context |= {"meeting": meeting, "is_open": takes_answers(meeting, at=timezone.now())}
    context["can_compose"] = seat_can("meetings.compose_delegation", request, seat)
    return seat_page(request, seat, f"meetings/{name}.html", page="meetings", **context)


def _home(seat, meeting):
    return redirect("meetings:own", seat.member.slug, meeting.commission.slug, meeting.number)


def _own(seat, meeting, pk):
    return get_object_or_404(delegation_to(meeting, seat.member), pk=pk)


@require_safe
@with_seat
def own_list(request, seat):
    """Meetings, and for which of them the city still has to answer."""
    shown = Paginator(meetings_of(seat.member), PAGE_SIZE).get_page(request.GET.get("page"))
    return _page(request, seat, "own_list", shown=shown)


@require_safe
@of_a_meeting
def own(request, seat, meeting):
    """Who comes for the city, with what each has answered."""
    context = {
        "delegation": delegation_to(meeting, seat.member),
        "cancellation": cancellation_of(meeting),
        "proposals": meeting.proposals.filter(member=seat.member).select_related("item"),
        "can_propose": seat_can("meetings.propose_item", request, seat),
        "takes_proposals": meeting.status in {Meeting.Status.PLANNED, Meeting.Status.CONVENED},
        # Who is late needs it most once answers are no longer taken.
        "has_link": meeting.status in {Meeting.Status.CONVENED, Meeting.Status.IN_SESSION},
    }
    return _page(request, seat, "own", meeting, **context)


@form_page
@of_a_meeting
def add(request, seat, meeting):
    """Add someone who comes for the city."""
    check_seat_can("meetings.compose_delegation", request, seat)
    form = CityPersonForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        try:
            invitee = add_to_delegation(meeting=meeting, member=seat.member, by=request.user, **form.cleaned_data)
        except MeetingError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            name = invitee.person.name_in_prose
            messages.success(
                request, _("%(name)s is on the list. The secretariat sends the convocation.") % {"name": name}
            )
            return _home(seat, meeting)
    return _page(request, seat, "own_add", meeting, form=form)


@form_page
@of_a_meeting
def reply(request, seat, meeting, pk):
    """Answer for someone of the delegation."""
    check_seat_can("meetings.compose_delegation", request, seat)
    invitee = _own(seat, meeting, pk)
    form = AnswerForm(request.POST or None, request.FILES or None, invitee=invitee)
    if request.method == "POST" and form.answered(answer, through=Invitee.Through.WORKSPACE):
        messages.success(request, _("The answer is noted."))
        return _home(seat, meeting)
    return _page(request, seat, "own_reply", meeting, form=form, invitee=invitee)


@require_POST
@of_a_meeting
def remove(request, seat, meeting, pk):
    """Take someone off the list whom the city had added."""
    check_seat_can("meetings.compose_delegation", request, seat)
    invitee = _own(seat, meeting, pk)
    try:
        take_off(invitee, by_city=True)
    except MeetingError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("%(name)s is off the list.") % {"name": invitee.person.name_in_prose})
    return _home(seat, meeting)


@require_safe
@of_a_meeting
def letter(request, seat, meeting, pk):
    """The signed proxy of someone of the delegation, to save."""
    check_seat_can("meetings.compose_delegation", request, seat)
    invitee = _own(seat, meeting, pk)
    if not invitee.proxy_letter:
        raise Http404
    return pdf_to_save(invitee.proxy_letter, f"{slugify(f'pouvoir {invitee.person}')}.pdf")
