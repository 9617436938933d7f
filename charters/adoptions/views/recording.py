"""A city reads its council's decision again, in words, and records it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain import recording
from ..exceptions import InstrumentRecorded
from ..models import Instrument
from ..words import words_of_refusal
from .desk import Desk


@require_safe
@with_seat
def review(request, seat):
    """What would be recorded, in words, and what is missing."""
    check_seat_can("adoptions.draft_instrument", request, seat)
    desk = Desk(request, seat)
    return _review(desk)


def _review(desk, **context):
    """The page of the review; where a colleague discarded the draft, that of the adoption."""
    draft = desk.draft
    if draft is None:
        return desk.home()
    undecided, wordless, missing = recording.missing_in(draft, on=desk.today)
    choices = {choice.principle_id: choice for choice in draft.choices.select_related("revision")}
    by_key = {one.key: one for one in desk.asked}
    context |= {
        "edition": draft.edition,
        "in_force": desk.edition,
        "choices": [choices[one.principle] for one in desk.asked if one.principle in choices],
        "unchanged": [one for one in desk.asked if one.principle not in choices],
        "undecided": [by_key[key] for key in undecided],
        "wordless": [by_key[key] for key in wordless],
        "missing": [(name, Instrument._meta.get_field(name).verbose_name) for name in missing],
        "is_awaiting": desk.awaiting is not None,
        "form": ActForm(initial={"version": draft.version}),
    }
    return desk.page("own_review", **context)


@form_page
@with_seat
def record(request, seat):
    """Record what was reviewed; a GET, as after signing in, leads back to the review."""
    check_seat_can("adoptions.record_instrument", request, seat)
    if request.method != "POST":
        return redirect("adoptions:review", seat.member.slug)
    desk, form = Desk(request, seat), ActForm(request.POST)
    if desk.draft is None:
        # A second click, or a colleague who was faster.
        return desk.home(_("The decision is recorded already.") if desk.awaiting else "")
    if not form.is_valid():
        return _review(desk)
    try:
        recording.record(desk.draft, version=form.cleaned_data["version"], **desk.moment)
    except EditConflict:
        return _review(Desk(request, seat), status=409, conflict=True)
    except InstrumentRecorded:
        return desk.home(_("The decision is recorded already."))
    except ChartersError as refusal:
        return _review(Desk(request, seat), status=409, refusal=words_of_refusal(refusal))
    return desk.home(_("The decision is recorded. The secretariat verifies it; you are told when it has."))
