"""A city publishes a commitment, having read in words what everyone will read; deletes a draft; says what became."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.committing import discard, missing_in, publish, settle
from ..forms.committing import OutcomeForm
from ..models import Commitment
from ..words import names_of, words_of_refusal
from .own import own_commitment, page_of, shown_alone


@form_page
@with_seat
def publish_draft(request, seat, pk):
    """Read a draft again as everyone will, then publish it."""
    check_seat_can("commitments.publish", request, seat)
    draft = _draft(seat, pk)
    if request.method == "POST":
        at = timezone.now()
        moment = {"on": seat.member.day_at(at), "by": request.user, "at": at}
        return _acted(request, seat, draft, publish, _("The commitment is published."), **moment)
    missing = names_of(missing_in(draft))
    return page_of(request, seat, "publish", one=shown_alone(draft), missing=missing)


@form_page
@with_seat
def discard_draft(request, seat, pk):
    """Ask, then delete a draft."""
    check_seat_can("commitments.draft", request, seat)
    draft = _draft(seat, pk)
    if request.method == "POST":
        return _acted(request, seat, draft, discard, _("The draft is deleted."))
    return page_of(request, seat, "discard", one=shown_alone(draft))


@form_page
@with_seat
def say_outcome(request, seat, pk):
    """Say what became of a commitment."""
    check_seat_can("commitments.publish", request, seat)
    found = own_commitment(seat, pk)
    if not Commitment.objects.current().filter(pk=found.pk).exists():
        raise Http404
    form = OutcomeForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("kind", "words", "value")}
        try:
            settle(found, version=form.seen, by=request.user, at=timezone.now(), **said)
        except EditConflict:
            form.tell_conflict(own_commitment(seat, pk).version)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("What became of the commitment is published."))
            return redirect("commitments:own", seat.member.slug, pk)
    return page_of(request, seat, "outcome_form", form=form, one=shown_alone(found))


def _acted(request, seat, draft, act, done, **more):
    form = ActForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        act(draft, version=version, **more)
    except EditConflict:
        messages.error(request, _("A colleague changed the draft meanwhile. Read it again."))
    except ChartersError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, done)
        if act is discard:
            return redirect("commitments:own_list", seat.member.slug)
    return redirect("commitments:own", seat.member.slug, draft.pk)


def _draft(seat, pk):
    found = own_commitment(seat, pk)
    if found.is_published:
        raise Http404
    return found
