"""A city annotates: drafts, reads again, publishes, replies. The acting city is in the address."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from charter_portal.editing.exceptions import EditConflict
from charter_portal.reading import form_page
from members.views.seating import check_seat_can, choose_seat, seat_can, seat_page, with_seat

from ..domain.annotating import (
    discard_annotation,
    draft_annotation,
    ground_for,
    ground_of,
    publish_annotation,
    rewrite_annotation,
)
from ..domain.answering import reply_to
from ..domain.consulting import articles_open, is_open_to
from ..domain.waiting import consultations_of
from ..exceptions import ChartersError
from ..forms.acts import ActForm
from ..forms.annotating import AnnotationForm, ReplyForm, as_typed
from ..models import Annotation, Charter, Principle
from ..reading.annotations import annotations_read, seen_today
from ..refusals import words_of_refusal

PAGE_SIZE = 20


def _page(request, seat, name, **context):
    return seat_page(request, seat, f"charters/annotating/{name}.html", page="annotations", **context)


def _home(seat):
    return redirect("charters:city_annotations", seat.member.slug)


def _principle(key):
    return get_object_or_404(Principle, charter__kind=Charter.Kind.SHARED, key=key)


def _draft(seat, pk):
    """A draft of the city. 404 for another's, an absent one and one that is published."""
    rows = Annotation.objects.select_related("edition__charter", "revision__principle", "member")
    return get_object_or_404(rows.filter(member=seat.member, published_at=None), pk=pk)


@require_safe
def choose_city(request, key, pk=None):
    """To the form in which a city annotates the principle, or replies to the annotation ``pk``."""
    _principle(key)
    name, last = ("charters:annotation_reply", pk) if pk else ("charters:annotation_add", key)
    return choose_seat(request, lambda seat: reverse(name, args=[seat.member.slug, last]))


@require_safe
@with_seat
def city_annotations(request, seat):
    """All that the city has begun and published, and what became of it; and what it can annotate now."""
    at = timezone.now()
    rows = Annotation.objects.filter(member=seat.member)
    drafts = rows.filter(published_at=None).order_by("-changed_at", "-pk")
    listed = Paginator(rows.published().newest_first(), PAGE_SIZE).get_page(request.GET.get("page"))
    language, seen = get_language(), seen_today(charter__kind=Charter.Kind.SHARED)
    editions = consultations_of(seat.member, at=at)
    context = {
        "drafts": annotations_read(drafts, user=request.user, language=language),
        "annotations": annotations_read(listed.object_list, user=request.user, language=language, seen=seen),
        "listed": listed,
        "editions": editions,
        "articles": articles_open(editions),
        "can_draft": seat_can("charters.draft_annotation", request, seat),
        "can_publish": seat_can("charters.publish_annotation", request, seat),
    }
    return _page(request, seat, "city", **context)


@form_page
@with_seat
def add(request, seat, key):
    """Begin an annotation of a principle."""
    check_seat_can("charters.draft_annotation", request, seat)
    principle, at = _principle(key), timezone.now()
    ground = ground_for(seat.member, principle, language=get_language(), at=at)
    if ground is None:
        return _page(request, seat, "closed", principle=principle)
    form = AnnotationForm(request.POST or None, text=ground.text)
    if request.method == "POST" and form.is_valid():
        try:
            draft = draft_annotation(member=seat.member, ground=ground, by=request.user, at=at, **form.words)
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            return _after_writing(request, seat, draft)
    return _page(request, seat, "form", form=form, ground=ground, principle=principle)


@form_page
@with_seat
def edit(request, seat, pk):
    """Change a draft."""
    check_seat_can("charters.draft_annotation", request, seat)
    draft = _draft(seat, pk)
    ground = ground_of(draft)
    form = AnnotationForm(request.POST or None, text=ground.text, initial=as_typed(draft, ground.text))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            draft = rewrite_annotation(draft, version=version, at=timezone.now(), **form.words)
        except EditConflict:
            form.tell_conflict(_draft(seat, pk))
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            return _after_writing(request, seat, draft)
    return _page(request, seat, "form", form=form, ground=ground, principle=draft.revision.principle, draft=draft)


def _after_writing(request, seat, draft):
    """To the page where it is read again, for those who publish; the others are told who does."""
    if seat_can("charters.publish_annotation", request, seat):
        return redirect("charters:annotation_publish", seat.member.slug, draft.pk)
    messages.success(request, _("The draft is kept. A delegate or alternate of your city publishes it."))
    return _home(seat)


@form_page
@with_seat
def publish(request, seat, pk):
    """Read a draft again as everyone will, then publish it."""
    check_seat_can("charters.publish_annotation", request, seat)
    draft = _draft(seat, pk)
    if request.method == "POST":
        form = ActForm(request.POST)
        version = form.cleaned_data["version"] if form.is_valid() else -1
        try:
            publish_annotation(draft, version=version, by=request.user, at=timezone.now())
        except EditConflict:
            messages.error(request, _("A colleague changed the draft meanwhile. Read it again before you publish it."))
            return redirect("charters:annotation_publish", seat.member.slug, pk)
        except ChartersError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The annotation is published."))
        return _home(seat)
    [read] = annotations_read(Annotation.objects.filter(pk=pk), user=request.user, language=get_language())
    is_open = is_open_to(seat.member, draft.edition, at=timezone.now())
    return _page(request, seat, "publish", draft=draft, annotation=read, is_open=is_open)


@form_page
@with_seat
def discard(request, seat, pk):
    """Ask, then delete a draft."""
    check_seat_can("charters.draft_annotation", request, seat)
    draft = _draft(seat, pk)
    if request.method == "POST":
        try:
            discard_annotation(draft)
        except ChartersError as refusal:
            messages.error(request, words_of_refusal(refusal))
        else:
            messages.success(request, _("The draft is deleted."))
        return _home(seat)
    [read] = annotations_read(Annotation.objects.filter(pk=pk), user=request.user, language=get_language())
    return _page(request, seat, "discard", draft=draft, annotation=read)


@form_page
@with_seat
def reply(request, seat, pk):
    """Reply to an annotation that the city may read."""
    visible = Annotation.objects.readable_for(seat.member)
    annotation = get_object_or_404(visible.select_related("edition", "revision__principle"), pk=pk)
    check_seat_can("charters.publish_annotation", request, seat)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply_to(annotation, member=seat.member, by=request.user, at=timezone.now(), **form.cleaned_data)
        except ChartersError as refusal:
            form.add_error(None, words_of_refusal(refusal))
        else:
            messages.success(request, _("Your reply is published."))
            return redirect(annotation)
    [read] = annotations_read(visible.filter(pk=pk), user=request.user, language=get_language(), threads=True)
    is_open = is_open_to(seat.member, annotation.edition, at=timezone.now())
    return _page(request, seat, "reply", form=form, annotation=read, is_open=is_open)
