"""Preparing the next edition and new wordings in the administration: a page says what will be made, a POST makes it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..domain.drafting import draft_next_edition, draft_wording, next_free_number
from ..exceptions import ChartersError
from ..forms.drafting import NewWordingForm, NextEditionForm
from ..models import Edition, PrincipleRevision
from ..refusals import words_of_refusal
from .acts import act_context


def next_edition_view(model_admin, request, object_id):
    """Make a draft edition from a sealed one."""
    edition = get_object_or_404(Edition.objects.select_related("charter"), pk=object_id)
    if not request.user.has_perm("charters.add_edition"):
        raise PermissionDenied
    form = NextEditionForm(request.POST or None, after=edition.number, initial={"number": next_free_number(edition)})
    if request.method == "POST" and form.is_valid():
        try:
            draft = draft_next_edition(edition, number=form.cleaned_data["number"], by=request.user)
        except ChartersError as error:
            model_admin.message_user(request, words_of_refusal(error), messages.ERROR)
        else:
            model_admin.log_addition(request, draft, _("Made from %(row)s.") % {"row": edition})
            model_admin.message_user(request, _("%(row)s is ready to be edited.") % {"row": draft})
            return HttpResponseRedirect(reverse("admin:charters_edition_change", args=[draft.pk]))
    title = _("Prepare the edition after %(row)s") % {"row": edition}
    return _page(model_admin, request, edition, form, title, next_edition=True)


def new_wording_view(model_admin, request, object_id):
    """Make a draft wording from a sealed one."""
    wording = get_object_or_404(PrincipleRevision.objects.select_related("principle"), pk=object_id)
    if not request.user.has_perm("charters.add_principlerevision"):
        raise PermissionDenied
    # The list of translations leads here to correct one.
    form = NewWordingForm(request.POST or None, initial={"change": request.GET.get("change")})
    if request.method == "POST" and form.is_valid():
        try:
            new, editions = draft_wording(wording, change=form.cleaned_data["change"], by=request.user)
        except ChartersError as error:
            model_admin.message_user(request, words_of_refusal(error), messages.ERROR)
        else:
            model_admin.log_addition(request, new, _("Made from %(row)s.") % {"row": wording})
            model_admin.message_user(request, _words_of_place(new, editions))
            return HttpResponseRedirect(reverse("admin:charters_principlerevision_change", args=[new.pk]))
    title = _("Make a new wording from %(row)s") % {"row": wording}
    drafts = Edition.objects.filter(status=Edition.Status.DRAFT, articles__revision=wording).select_related("charter")
    return _page(model_admin, request, wording, form, title, drafts=drafts)


def _words_of_place(wording, editions):
    if not editions:
        return _("“%(row)s” is ready to be edited. No draft edition lists it yet.") % {"row": wording}
    names = ", ".join(str(edition) for edition in editions)
    return _("“%(row)s” is ready to be edited, and stands in the draft %(editions)s.") % {
        "row": wording,
        "editions": names,
    }


def _page(model_admin, request, row, form, title, **more):
    context = act_context(model_admin, request, row, title=title, form=form, **more)
    return TemplateResponse(request, "admin/charters/draft_from.html", context)
