"""The French of a city's amendment in another language: the city writes it, or agrees to that of the staff."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, with_seat

from ..domain import judging
from ..exceptions import ChartersError
from ..forms.acts import ActForm
from ..forms.judging import FrenchForm
from ..reading.amending import compared
from ..refusals import words_of_refusal
from .amending import own_amendment, page_of


@form_page
@with_seat
def french(request, seat, pk):
    """Write the French of a submitted amendment, or put one's own in the place of the staff's."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.submit_amendment", request, seat)
    form = FrenchForm(request.POST if request.method == "POST" else None, amendment=amendment)
    if request.method == "POST" and form.is_valid():
        try:
            judging.write_french(
                amendment,
                french=form.boxes.text,
                version=form.cleaned_data["version"],
                member=seat.member,
                by=request.user,
                at=timezone.now(),
            )
        except EditConflict:
            form.data = form.data.copy()
            form.data["version"] = str(amendment.version)
            form.add_error(None, _("Someone acted on this amendment while you were writing. Look at it again."))
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("The French is kept. The commission's staff is told."))
            return redirect("charters:amendment_own", seat.member.slug, amendment.pk)
    return page_of(request, seat, "amendment_french", amendment=amendment, form=form, compared=compared(amendment)[:1])


@require_POST
@with_seat
def agree(request, seat, pk):
    """Say that the French written by the staff says what the city means."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.submit_amendment", request, seat)
    form = ActForm(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else -1
        judging.agree_to_french(amendment, version=version, by=request.user, at=timezone.now())
    except EditConflict:
        messages.error(request, _("The French was changed while you were reading it. Read it again."))
    except ChartersError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, _("Your city agrees to the French."))
    return redirect("charters:amendment_own", seat.member.slug, amendment.pk)
