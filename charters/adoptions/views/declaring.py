"""What a city declares, takes back and fills in: written, read again in words, then done."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from charter_portal.reading import form_page
from members.views.keeping import keeps_posted
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ..domain import declaring, recording
from ..exceptions import LifeForbids
from ..forms.declaring import CompleteForm, IntentionForm, WithdrawForm
from ..words import words_of_refusal
from .desk import Desk
from .own import possible_on

INTENTION, WITHDRAWAL, COMPLETION = "adoptions:intention", "adoptions:withdraw", "adoptions:complete"


@form_page
@with_seat
def interest(request, seat):
    """Declare the city's interest: nothing is written, so the page is itself what is read again."""
    desk = _desk(request, seat)
    if "interest" not in possible_on(desk):
        return desk.home(words_of_refusal(LifeForbids(desk.life)))
    if request.method != "POST":
        return desk.page("own_interest")
    try:
        declaring.declare_interest(member=desk.member, charter=desk.charter, **desk.moment)
    except ChartersError as refusal:
        return desk.home(words_of_refusal(refusal))
    return desk.home(_("The interest of your city is recorded."))


@form_page
@keeps_posted(INTENTION)
@with_seat
def intention(request, seat):
    """Declare that the council is to decide: when, and a note."""
    desk = _desk(request, seat)
    if desk.charter is None or (request.method != "POST" and "intention" not in possible_on(desk)):
        return desk.home(words_of_refusal(LifeForbids(desk.life)))

    def do(form):
        declaring.declare_intention(member=desk.member, charter=desk.charter, **form.cleaned_data, **desk.moment)
        return _("The intention of your city is recorded.")

    def form_of(data=None, initial=None):
        return IntentionForm(data, today=desk.today, initial=initial)

    return _in_two_steps(desk, INTENTION, form_of, do)


@form_page
@keeps_posted(WITHDRAWAL)
@with_seat
def withdraw(request, seat):
    """Take back the adoption, or what was declared, for a reason."""
    desk = _desk(request, seat)
    if desk.adoption is None or (request.method != "POST" and "withdraw" not in possible_on(desk)):
        return desk.home(words_of_refusal(LifeForbids(desk.life)))

    def do(form):
        declaring.withdraw(desk.adoption, **form.cleaned_data, **desk.moment)
        return _("The withdrawal of your city is recorded.")

    return _in_two_steps(desk, WITHDRAWAL, WithdrawForm, do)


@form_page
@keeps_posted(COMPLETION)
@with_seat
def complete(request, seat, pk):
    """Fill in, once, what was not known of a recorded decision."""
    desk = _desk(request, seat)
    instrument = get_object_or_404(desk.instruments.recorded().filter(returned_at=None), pk=pk)
    if not instrument.lacks and request.method != "POST":
        raise Http404

    def do(form):
        recording.complete(instrument, form.cleaned_data, **desk.moment)
        return _("What was not known is filled in.")

    def form_of(data=None, initial=None):
        return CompleteForm(data, instrument=instrument, today=desk.today, initial=initial)

    return _in_two_steps(desk, COMPLETION, form_of, do, pk=pk, instrument=instrument)


def _desk(request, seat):
    check_seat_can("adoptions.record_instrument", request, seat)
    return Desk(request, seat)


def _in_two_steps(desk, name, form_of, do, *, pk=None, **context):
    """Show the form, then what was written in words, then ``do(form)``, which says what is done."""
    request, template = desk.request, f"own_{name.partition(':')[2]}"
    named = {"pk": pk} if pk else {}
    if request.method != "POST":
        fields = desk.kept(name, **named)
        return desk.page(template, form=form_of(initial=fields), is_kept=bool(fields), **context)
    form, act = form_of(request.POST), request.POST.get("act")
    is_valid = form.is_valid()
    if is_valid and act == "do":
        try:
            done = do(form)
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
            return desk.page(template, status=409, form=form, **context)
        desk.forget(name, **named)
        return desk.home(done)
    return desk.page(template, form=form, is_review=is_valid and act != "change", **context)
