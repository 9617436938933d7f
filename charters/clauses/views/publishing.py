"""A city publishes what it wrote of a use, having read in words what everyone will read; or deletes the draft."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, with_seat

from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.recording import discard_draft, draft_of, publish_stage
from ..reading.principles import principles_read
from ..reading.uses import stage_read, uses_read
from ..words import words_of_refusal
from .own import own_use, page_of


@form_page
@with_seat
def publish(request, seat, pk):
    """Read a draft again as everyone will, then publish it."""
    check_seat_can("clauses.publish_use", request, seat)
    use = _with_draft(seat, pk)
    if request.method == "POST":
        return _acted(request, seat, use, publish_stage, _("What your city wrote is published."), by=request.user)
    return _draft_page(request, seat, use, "publish")


@form_page
@with_seat
def discard(request, seat, pk):
    """Ask, then delete a draft."""
    check_seat_can("clauses.draft_use", request, seat)
    use = _with_draft(seat, pk)
    if request.method == "POST":
        return _acted(request, seat, use, discard_draft, _("The draft is deleted."))
    return _draft_page(request, seat, use, "discard")


def _acted(request, seat, use, act, done, **more):
    form = ActForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        act(use, version=version, at=timezone.now(), **more)
    except EditConflict:
        messages.error(request, _("A colleague changed the draft meanwhile. Read it again."))
    except ChartersError as refusal:
        messages.error(request, words_of_refusal(refusal))
    else:
        messages.success(request, done)
        if act is discard_draft and not use.is_published:
            return redirect("clauses:own_list", seat.member.slug)
    return redirect("clauses:own", seat.member.slug, use.pk)


def _draft_page(request, seat, use, name):
    language = get_language()
    [read] = uses_read([use], principles_read(language), language, hidden_too=True)
    return page_of(request, seat, name, use=use, read=read, draft=stage_read(use.draft))


def _with_draft(seat, pk):
    """A use of the city with its ``draft``; 404 where it has none."""
    use = own_use(seat, pk)
    use.draft = draft_of(use)
    if use.draft is None:
        raise Http404
    return use
