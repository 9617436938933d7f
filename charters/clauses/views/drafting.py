"""A city writes: a use with its first stage, the next stage, the correction of one that is published."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, seat_can, with_seat

from ...exceptions import ChartersError
from ..domain.recording import begin_use, change_use, draft_of, possible_kinds, write_stage
from ..forms.using import StageForm, UseForm, as_typed
from ..models import Stage
from ..reading.choosing import principles_to_choose, versions_to_choose
from ..reading.principles import principles_read
from .own import own_use, page_of


@form_page
@with_seat
def add(request, seat):
    """Begin a use; ``?clause=`` names one of the library."""
    check_seat_can("clauses.draft_use", request, seat)
    form = _use_form(request, initial={"clause": request.GET.get("clause", "")})
    if request.method == "POST" and form.is_valid():
        at, by = timezone.now(), request.user
        try:
            use = begin_use(member=seat.member, chosen=form.chosen, said=form.said, by=by, at=at)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return _after_writing(request, seat, use)
    return page_of(request, seat, "use_form", form=form)


@form_page
@with_seat
def edit(request, seat, pk):
    """Change a use that is not published yet, and its first stage."""
    check_seat_can("clauses.draft_use", request, seat)
    use = own_use(seat, pk)
    if use.is_published:
        return redirect("clauses:stage_add", seat.member.slug, pk)
    draft = draft_of(use)
    form = _use_form(request, use=use, initial=as_typed(use, draft))
    if request.method == "POST" and form.is_valid():
        act = {"version": form.seen, "by": request.user, "at": timezone.now()}
        try:
            use = change_use(use, chosen=form.chosen, said=form.said, **act)
        except EditConflict:
            form.tell_conflict(own_use(seat, pk).version)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return _after_writing(request, seat, use)
    return page_of(request, seat, "use_form", form=form, use=use, draft=draft)


@form_page
@with_seat
def next_stage(request, seat, pk):
    """Write what became of a published use, or change the draft of it."""
    check_seat_can("clauses.draft_use", request, seat)
    use = own_use(seat, pk)
    if not use.is_published:
        return redirect("clauses:use_edit", seat.member.slug, pk)
    draft = draft_of(use)
    return _stage_page(request, seat, use, draft=draft, corrects=draft and draft.corrects)


@form_page
@with_seat
def correct(request, seat, pk, row):
    """Write a stage that takes the place of a published one; a draft that is there becomes this correction."""
    check_seat_can("clauses.draft_use", request, seat)
    use = own_use(seat, pk)
    wrong = get_object_or_404(Stage.objects.public().filter(use=use), pk=row)
    if not possible_kinds(use, wrong):
        raise Http404
    draft = draft_of(use)
    shown = draft if draft and draft.corrects_id == wrong.pk else wrong
    return _stage_page(request, seat, use, draft=draft, corrects=wrong, shown=shown)


def _stage_page(request, seat, use, *, draft, corrects, shown=None):
    kinds = possible_kinds(use, corrects)
    form = StageForm(request.POST or None, kinds=kinds, initial=as_typed(use, shown or draft))
    if request.method == "POST" and form.is_valid():
        act = {"version": form.seen, "corrects": corrects, "by": request.user, "at": timezone.now()}
        try:
            use = write_stage(use, said=form.said, **act)
        except EditConflict:
            form.tell_conflict(own_use(seat, use.pk).version)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return _after_writing(request, seat, use)
    return page_of(request, seat, "stage_form", form=form, use=use, draft=draft, corrects=corrects, kinds=kinds)


def _use_form(request, *, initial, use=None):
    versions = versions_to_choose(use)
    named = next((pk for pk, row in versions.items() if row.clause.key == initial.get("clause")), None)
    if named:
        initial = initial | {"clause": str(named)}
    principles = principles_to_choose(principles_read(get_language()))
    kinds = Stage.Kind.values
    return UseForm(request.POST or None, initial=initial, versions=versions, principles=principles, kinds=kinds)


def _after_writing(request, seat, use):
    """To the page where it is read again, for those who publish; the others are told who does."""
    if seat_can("clauses.publish_use", request, seat):
        return redirect("clauses:use_publish", seat.member.slug, use.pk)
    messages.success(request, _("The draft is kept. A delegate or alternate of your city publishes it."))
    return redirect("clauses:own", seat.member.slug, use.pk)
