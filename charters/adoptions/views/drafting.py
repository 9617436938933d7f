"""A city prepares its council's decision: principle by principle, then the act; nothing that was typed is lost."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.keeping import keeps_posted
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ..domain import preparing
from ..exceptions import DraftThere, InstrumentRecorded, PassagesQuoted
from ..forms import choosing, facts
from ..words import words_of_refusal
from .desk import Desk

CHOICES, ACT = "adoptions:draft", "adoptions:act"


@form_page
@with_seat
def begin(request, seat):
    """Begin a decision on the edition in force, or go on with the one that is begun."""
    check_seat_can("adoptions.draft_instrument", request, seat)
    desk = Desk(request, seat)
    if request.method != "POST" or desk.charter is None:
        # After signing in again: what was asked for by a POST is not done by itself.
        return desk.home()
    said = {"member": seat.member, "charter": desk.charter, "language": get_language()}
    said["afresh"] = "afresh" in request.POST
    try:
        preparing.begin(**said, **desk.moment)
    except DraftThere:
        pass
    except ChartersError as refusal:
        return desk.home(words_of_refusal(refusal))
    return redirect("adoptions:draft", seat.member.slug)


@form_page
@keeps_posted(CHOICES)
@with_seat
def draft(request, seat):
    """Say how the council stands, principle by principle."""
    check_seat_can("adoptions.draft_instrument", request, seat)
    desk = Desk(request, seat)
    if desk.draft is None:
        return desk.gone(_gone())
    if request.method == "POST":
        return _save_choices(desk)
    fields = desk.kept(CHOICES)
    initial = fields or choosing.initial_of(desk.draft)
    form = choosing.ChoicesForm(asked=desk.asked, draft=desk.draft, initial=initial)
    return _choices_page(desk, form, is_kept=bool(fields))


def _gone():
    return _("The draft is no more: it was recorded or discarded meanwhile.")


def _choices_page(desk, form, **context):
    return desk.page("own_draft", form=form, edition=desk.draft.edition, in_force=desk.edition, **context)


def _save_choices(desk):
    """Store what was posted, or say what stands in the way."""
    request, act = desk.request, desk.request.POST.get("act")
    initial = choosing.initial_of(desk.draft)
    form = choosing.ChoicesForm(request.POST, asked=desk.asked, draft=desk.draft, initial=initial)
    if not form.is_valid():
        return _choices_page(desk, form)
    said = form.said(adopts_rest=act == "adopt")
    version = form.cleaned_data["version"]
    try:
        preparing.save_choices(desk.draft, said, version=version, by=request.user, at=desk.at)
    except EditConflict:
        desk = Desk(request, desk.seat)
        if desk.draft is None:
            return desk.gone(_gone())
        form.read_again(desk.draft.version)
        return _choices_page(desk, form, status=409, theirs=_choices_of(desk.draft))
    except InstrumentRecorded:
        return desk.gone(_gone())
    desk.forget(CHOICES)
    if act == "next":
        return redirect("adoptions:act", desk.member.slug)
    messages.success(request, _("Saved. Nothing is recorded yet, and only your city sees it."))
    return redirect("adoptions:draft", desk.member.slug)


def _choices_of(instrument):
    return instrument.choices.select_related("revision").order_by("pk")


@form_page
@keeps_posted(ACT)
@with_seat
def act(request, seat):
    """Say what the council's act is, with the signed document."""
    check_seat_can("adoptions.draft_instrument", request, seat)
    desk = Desk(request, seat)
    if desk.draft is None:
        return desk.gone(_gone())
    if request.method == "POST":
        return _save_facts(desk)
    fields = desk.kept(ACT)
    form = facts.FactsForm(draft=desk.draft, today=desk.today, initial=fields or facts.initial_of(desk.draft))
    return _act_page(desk, form, is_kept=bool(fields))


def _act_page(desk, form, **context):
    return desk.page("own_act", form=form, edition=desk.draft.edition, in_force=desk.edition, **context)


def _save_facts(desk):
    """Store what was posted, or say what stands in the way; a good document is kept either way."""
    request = desk.request
    is_whole = request.POST.get("act") == "next"
    known = {"draft": desk.draft, "today": desk.today, "initial": facts.initial_of(desk.draft)}
    form = facts.FactsForm(request.POST, request.FILES, is_whole=is_whole, **known)
    moment = {"version": form.data.get("version"), "by": request.user, "at": desk.at}
    try:
        if not form.is_valid():
            _keep_document(desk, form, moment)
            return _act_page(desk, form)
        moment["version"] = form.cleaned_data["version"]
        preparing.save_facts(desk.draft, form.facts, file=form.cleaned_data["document"], **moment)
    except EditConflict:
        desk = Desk(request, desk.seat)
        if desk.draft is None:
            return desk.gone(_gone())
        form.read_again(desk.draft.version)
        return _act_page(desk, form, status=409, theirs=desk.draft)
    except InstrumentRecorded:
        return desk.gone(_gone())
    except PassagesQuoted as refusal:
        form.add_error("language", words_of_refusal(refusal))
        return _act_page(desk, form)
    desk.forget(ACT)
    if is_whole:
        return redirect("adoptions:review", desk.member.slug)
    messages.success(request, _("Saved. Nothing is recorded yet, and only your city sees it."))
    return redirect("adoptions:act", desk.member.slug)


def _keep_document(desk, form, moment):
    """Of a form with errors keep the document all the same: nobody likes to look for a scan twice."""
    file, version = form.cleaned_data.get("document"), form.cleaned_data.get("version")
    if file and version is not None:
        moment["version"] = version
        stored = facts.facts_in(desk.draft)
        desk.draft = preparing.save_facts(desk.draft, stored, file=file, **moment)
        form.read_again(desk.draft.version)


@form_page
@with_seat
def discard(request, seat):
    """Throw the draft away, once that is confirmed."""
    check_seat_can("adoptions.draft_instrument", request, seat)
    desk = Desk(request, seat)
    if desk.draft is None:
        return desk.home(_gone() if request.method == "POST" else "")
    if request.method != "POST":
        return desk.page("own_discard", edition=desk.draft.edition)
    try:
        preparing.discard(desk.draft)
    except InstrumentRecorded:
        return desk.home(_gone())
    return desk.home(_("The draft is discarded."))
