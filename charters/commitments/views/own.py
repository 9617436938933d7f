"""What a city reads of its commitments, and where it writes them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, seat_can, seat_page, with_seat

from ...clauses.reading.choosing import principles_to_choose
from ...clauses.reading.principles import principles_read
from ...exceptions import ChartersError
from ..domain.committing import begin, change
from ..forms.committing import CommitmentForm, as_typed
from ..models import Commitment
from ..reading.commitments import shown

PAGE_SIZE = 20


def own_commitment(seat, pk):
    """A Commitment of the city, or 404: for another's and an absent one alike."""
    return get_object_or_404(Commitment.objects.with_names().filter(member=seat.member), pk=pk)


def page_of(request, seat, name, **context):
    """A page of the city on commitments, with what the account may do."""
    context |= {
        "can_draft": seat_can("commitments.draft", request, seat),
        "can_publish": seat_can("commitments.publish", request, seat),
    }
    return seat_page(request, seat, f"commitments/{name}.html", page="commitments", **context)


def shown_alone(commitment):
    """The Shown of one Commitment; three queries."""
    on = commitment.member.day_at(timezone.now())
    return shown([commitment], principles_read(get_language()), on=on, hidden_too=True)[0]


@require_safe
@with_seat
def own_list(request, seat):
    """The city's drafts, and what it published, the last version of each."""
    titles, today = principles_read(get_language()), seat.member.day_at(timezone.now())
    rows = Commitment.objects.with_names().filter(member=seat.member)
    page = Paginator(rows.current(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "drafts": shown(rows.drafts().order_by("-changed_at", "-pk"), titles, on=today),
        "listed": page,
        "found": shown(page.object_list, titles, on=today, hidden_too=True),
    }
    return page_of(request, seat, "own_list", **context)


@require_safe
@with_seat
def own(request, seat, pk):
    """One commitment, with what can be done with it."""
    found = own_commitment(seat, pk)
    replacement = Commitment.objects.filter(replaces=found).first()
    context = {
        "one": shown_alone(found),
        "replacement": replacement,
        "is_current": found.is_published and not (replacement and replacement.is_published),
    }
    return page_of(request, seat, "own", **context)


@form_page
@with_seat
def add(request, seat):
    """Begin a commitment; ``?principe=`` names a principle."""
    check_seat_can("commitments.draft", request, seat)
    return _begin_page(request, seat, initial={"language": get_language()}, key=request.GET.get("principe", ""))


@form_page
@with_seat
def revise(request, seat, pk):
    """Begin the next version of a published commitment."""
    check_seat_can("commitments.draft", request, seat)
    old = own_commitment(seat, pk)
    if not old.is_published:
        raise Http404
    begun = Commitment.objects.drafts().filter(replaces=old).first()
    if begun is not None and request.method != "POST":
        return redirect("commitments:edit", seat.member.slug, begun.pk)
    return _begin_page(request, seat, initial=as_typed(old), replaces=old)


@form_page
@with_seat
def edit(request, seat, pk):
    """Change a draft."""
    check_seat_can("commitments.draft", request, seat)
    draft = own_commitment(seat, pk)
    if draft.is_published:
        return redirect("commitments:own", seat.member.slug, pk)
    form = _form(request, as_typed(draft))
    if request.method == "POST" and form.is_valid():
        try:
            change(draft, said=form.said, version=form.seen, by=request.user, at=timezone.now())
        except EditConflict:
            form.tell_conflict(own_commitment(seat, pk).version)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return _after_writing(request, seat, draft)
    return page_of(request, seat, "form", form=form, draft=draft, replaces=draft.replaces)


def _begin_page(request, seat, *, initial, replaces=None, key=""):
    form = _form(request, initial, key)
    if request.method == "POST" and form.is_valid():
        act = {"by": request.user, "at": timezone.now()}
        try:
            draft = begin(member=seat.member, said=form.said, replaces=replaces, **act)
        except ChartersError as refusal:
            form.refuse(refusal)
        else:
            return _after_writing(request, seat, draft)
    return page_of(request, seat, "form", form=form, draft=None, replaces=replaces)


def _form(request, initial, key=""):
    principles = principles_to_choose(principles_read(get_language()))
    named = next((str(row.pk) for row, _title in principles if row.key == key), "")
    return CommitmentForm(request.POST or None, initial={"principle": named} | initial, principles=principles)


def _after_writing(request, seat, draft):
    """To the page where it is read again, for those who publish; the others are told who does."""
    if seat_can("commitments.publish", request, seat):
        return redirect("commitments:publish", seat.member.slug, draft.pk)
    messages.success(request, _("The draft is kept. A delegate or alternate of your city publishes it."))
    return redirect("commitments:own", seat.member.slug, draft.pk)
