"""A city's amendments in its workspace: begun by its contributors, submitted and withdrawn by its delegates."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, choose_seat, seat_can, seat_page, with_seat

from ..domain import amending
from ..domain.consulting import article_to_amend, articles_open, is_open_to
from ..domain.showing import shown_wording
from ..domain.waiting import consultations_of
from ..exceptions import ChartersError
from ..forms.acts import ActForm
from ..forms.amending import AmendmentForm, BeginForm
from ..models import Amendment
from ..reading.amending import compare_texts, compared, lines_of
from ..refusals import words_of_refusal

PAGE_SIZE = 25


def page_of(request, seat, name, **context):
    """A page of the city's amendments."""
    context |= {
        "can_draft": seat_can("charters.draft_amendment", request, seat),
        "can_submit": seat_can("charters.submit_amendment", request, seat),
    }
    return seat_page(request, seat, f"charters/{name}.html", page="amendments", **context)


def own_amendment(seat, pk):
    """The city's amendment of that number, or 404: for another city's and for an absent one alike."""
    return get_object_or_404(Amendment.objects.for_listing(), pk=pk, member=seat.member)


def _home(seat, amendment):
    return redirect("charters:amendment_own", seat.member.slug, amendment.pk)


@require_safe
@with_seat
def own_list(request, seat):
    """Drafts first, then what the city submitted and what became of it; and what it can still amend."""
    at = timezone.now()
    amendments = Amendment.objects.filter(member=seat.member).order_by("number", "-changed_at")
    drafts, submitted = amendments.filter(number=None), amendments.submitted().order_by("-submitted_at")
    page = Paginator(submitted, PAGE_SIZE).get_page(request.GET.get("page"))
    open_ones = consultations_of(seat.member, at=at)
    context = {
        "drafts": lines_of(drafts[:PAGE_SIZE], get_language()),
        "submitted": page,
        "lines": lines_of(page.object_list, get_language()),
        "editions": open_ones,
        "articles": articles_open(open_ones),
    }
    return page_of(request, seat, "amendments_own", **context)


@require_safe
def choose_city(request, key):
    """To the form in which a city amends the principle."""
    _in_consultation(key)
    return choose_seat(request, lambda seat: reverse("charters:amendment_begin", args=[seat.member.slug, key]))


@form_page
@with_seat
def begin(request, seat, key):
    """Choose what is amended of a principle in consultation, and in which language; a POST makes the draft."""
    check_seat_can("charters.draft_amendment", request, seat)
    article = _in_consultation(key, seat.member)
    revision = shown_wording(article.revision)
    form = BeginForm(request.POST if request.method == "POST" else None, revision=revision, language=get_language())
    if request.method == "POST" and form.is_valid():
        try:
            made = amending.begin_amendment(
                member=seat.member,
                edition=article.edition,
                revision=revision,
                by=request.user,
                at=timezone.now(),
                **form.chosen,
            )
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            return redirect("charters:amendment_edit", seat.member.slug, made.pk)
    own = Amendment.objects.filter(member=seat.member, edition=article.edition, revision__principle=revision.principle)
    context = {"edition": article.edition, "revision": revision, "form": form}
    context["is_open"] = is_open_to(seat.member, article.edition, at=timezone.now())
    return page_of(request, seat, "amendment_begin", own=lines_of(own[:PAGE_SIZE], get_language()), **context)


def _in_consultation(key, member=None):
    """The Article by which a principle is in consultation, or 404: see ``article_to_amend``."""
    article = article_to_amend(key, member, at=timezone.now())
    if article is None:
        raise Http404
    return article


@require_safe
@with_seat
def own(request, seat, pk):
    """One amendment of the city: what it changes, how it stands, what can be done with it."""
    amendment = own_amendment(seat, pk)
    context = {
        "amendment": amendment,
        "edition": amendment.edition,
        "compared": compared(amendment),
        "cosignatures": amendment.cosignatures.select_related("member"),
        "events": amendment.events.select_related("member"),
        "is_open": is_open_to(seat.member, amendment.edition, at=timezone.now()),
    }
    return page_of(request, seat, "amendment_own", **context)


@form_page
@with_seat
def edit(request, seat, pk):
    """Edit the paragraphs of a draft in place, with the justification."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.draft_amendment", request, seat)
    if not amendment.is_draft:
        messages.error(request, _("This amendment is submitted: its words stay as they are."))
        return _home(seat, amendment)
    form = AmendmentForm(request.POST if request.method == "POST" else None, amendment=amendment)
    if request.method == "POST" and form.is_valid():
        try:
            amending.change_amendment(amendment, at=timezone.now(), **form.words())
        except EditConflict:
            amendment = own_amendment(seat, pk)
            form.tell_conflict(amendment)
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            return redirect("charters:amendment_submit", seat.member.slug, amendment.pk)
    stored = None
    if form.has_conflict:
        stored = compare_texts(amending.proposed(amendment), form.own.text, amendment.language)
    return page_of(request, seat, "amendment_edit", amendment=amendment, form=form, stored=stored)


@form_page
@with_seat
def submit(request, seat, pk):
    """Read again what the draft changes; a POST submits it."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.draft_amendment", request, seat)
    if not amendment.is_draft:
        return _home(seat, amendment)
    form = ActForm(request.POST if request.method == "POST" else None, initial={"version": amendment.version})
    if request.method == "POST":
        check_seat_can("charters.submit_amendment", request, seat)
        if form.is_valid() and _submits(form, amendment, request):
            messages.success(request, _("The amendment is submitted. It is public from now on."))
            return _home(seat, amendment)
    context = {
        "amendment": amendment,
        "form": form,
        "compared": compared(amendment),
        "hindrance": _hindrance(amendment),
    }
    return page_of(request, seat, "amendment_submit", **context)


def _submits(form, amendment, request):
    """Whether the amendment could be submitted; else the form says why not."""
    try:
        version = form.cleaned_data["version"]
        amending.submit_amendment(amendment, version=version, by=request.user, at=timezone.now())
    except EditConflict:
        form.data = form.data.copy()
        form.data["version"] = str(amendment.version)
        form.add_error(None, _("Someone changed this draft while you were reading it. Read it again, then submit it."))
    except ChartersError as refusal:
        form.add_error(None, words_of_refusal(refusal))
    return not form.errors


def _hindrance(amendment):
    """Why the draft can't be submitted as it stands, or nothing."""
    try:
        amending.check_submittable(amendment, at=timezone.now())
    except ChartersError as refusal:
        return words_of_refusal(refusal)
    return ""


@form_page
@with_seat
def discard(request, seat, pk):
    """Delete a draft, once that is confirmed."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.draft_amendment", request, seat)
    if request.method == "POST":
        try:
            amending.discard_draft(amendment)
        except ChartersError as refusal:
            messages.error(request, words_of_refusal(refusal))
            return _home(seat, amendment)
        messages.success(request, _("The draft is deleted."))
        return redirect("charters:amendments_own", seat.member.slug)
    return page_of(request, seat, "amendment_discard", amendment=amendment)


@form_page
@with_seat
def withdraw(request, seat, pk):
    """Withdraw a submitted amendment, once that is confirmed."""
    amendment = own_amendment(seat, pk)
    check_seat_can("charters.submit_amendment", request, seat)
    if request.method == "POST":
        try:
            amending.withdraw_amendment(amendment, by=request.user, at=timezone.now())
        except ChartersError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The amendment is withdrawn. It stays readable."))
        return _home(seat, amendment)
    return page_of(request, seat, "amendment_withdraw", amendment=amendment)
