"""Other cities' amendments in a city's workspace: those that it can sign, and those that it signs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.views.seating import check_seat_can, with_seat

from ..domain import cosigning
from ..domain.waiting import consultations_of
from ..exceptions import ChartersError
from ..models import Amendment
from ..reading.amending import lines_of
from ..refusals import words_of_refusal
from .amending import PAGE_SIZE, page_of


@require_safe
@with_seat
def others(request, seat):
    """What other cities submitted and is not decided, in the consultations that are open to the city."""
    open_ones = consultations_of(seat.member, at=timezone.now())
    amendments = Amendment.objects.undecided().filter(edition__in=open_ones).exclude(member=seat.member)
    page = Paginator(amendments.order_by("-submitted_at", "-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = lines_of(page.object_list, get_language())
    shown = [line.amendment.pk for line in lines]
    signed = set(seat.member.cosignatures.filter(amendment__in=shown).values_list("amendment", flat=True))
    return page_of(
        request, seat, "amendments_others", lines=lines, submitted=page, signed=signed, is_open=bool(open_ones)
    )


@require_POST
@with_seat
def cosign(request, seat, pk):
    """Sign another city's amendment."""
    return _sign(request, seat, pk, cosigning.cosign, _("Your city signs this amendment."))


@require_POST
@with_seat
def withdraw_signature(request, seat, pk):
    """Take the city's signature back."""
    return _sign(request, seat, pk, cosigning.withdraw_signature, _("Your city's signature is withdrawn."))


def _sign(request, seat, pk, act, said):
    check_seat_can("charters.submit_amendment", request, seat)
    amendment = get_object_or_404(Amendment.objects.submitted(), pk=pk)
    try:
        act(amendment, member=seat.member, by=request.user, at=timezone.now())
    except ChartersError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, said)
    return redirect("charters:amendments_others", seat.member.slug)
