"""Annotations whose place in a new wording a person has to decide: the queue, and the page of each."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict

from ..domain.placing import leave_behind, place_at
from ..domain.words import in_language
from ..exceptions import ChartersError
from ..forms.annotating import PlaceForm, as_seen
from ..models import Annotation, Placement
from ..reading.annotations import annotations_read, statement_marked
from ..refusals import words_of_refusal
from .acts import act_context

PAGE_SIZE = 50
_RELATED = ("annotation__member", "annotation__revision__principle", "annotation__edition", "revision__principle")


def queue_view(model_admin, request):
    """What waits for a person: doubtful places first, then passages that are gone; the oldest first."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not request.user.has_perm("charters.treat_annotation"):
        raise PermissionDenied
    waiting = Placement.objects.to_decide().select_related(*_RELATED).order_by("-state", "pk")
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Annotations that wait for their place"),
        "page": Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "admin/charters/places.html", context)


def place_view(model_admin, request, pk):
    """Read the passage beside the new wording, then say where it stands there, or that it is gone."""
    shared = Annotation.objects.shared()
    placement = get_object_or_404(Placement.objects.select_related(*_RELATED), pk=pk, annotation__in=shared)
    if not request.user.has_perm("charters.treat_annotation"):
        raise PermissionDenied
    annotation, revision = placement.annotation, placement.revision
    text = in_language(revision, "statement", annotation.language)
    form = PlaceForm(request.POST or None, text=text, initial={"quote": placement.quote, "seen": as_seen(placement)})
    if request.method == "POST" and form.is_valid():
        try:
            _decide(placement, form, request.user)
        except EditConflict:
            placement.refresh_from_db(fields=["state", "start", "end", "quote", "decided_at", "decided_by"])
            form.tell_conflict(placement)
        except ChartersError as error:
            form.add_error(None, words_of_refusal(error))
        else:
            model_admin.log_change(request, annotation, _("Place decided in wording %s.") % revision.number)
            messages.success(request, _("The place is decided."))
            return HttpResponseRedirect(reverse("admin:charters_annotation_places"))
    here, there = (annotation.start, annotation.end), (placement.start, placement.end)
    [read] = annotations_read(Annotation.objects.filter(pk=annotation.pk), user=request.user, language=get_language())
    context = act_context(
        model_admin,
        request,
        annotation,
        title=_("Where does this annotation stand in wording %(number)s?") % {"number": revision.number},
        placement=placement,
        annotation=read,
        form=form,
        old=statement_marked(annotation.revision, annotation.language, [(annotation.language, *here)]),
        new=statement_marked(revision, annotation.language, [(annotation.language, *there)]),
    )
    return TemplateResponse(request, "admin/charters/place.html", context)


def _decide(placement, form, by):
    how = {"seen": form.cleaned_data["seen"], "by": by, "at": timezone.now()}
    if form.passage is None:
        leave_behind(placement, **how)
    else:
        place_at(placement, form.passage, **how)
