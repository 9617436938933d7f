"""Admitting and declining an amendment, and writing its French, in the administration."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict

from ..domain import judging
from ..domain.amending import Kind
from ..domain.words import AUTHORITATIVE
from ..exceptions import ChartersError
from ..forms.acts import ActForm
from ..forms.judging import DeclineForm, FrenchForm
from ..models import Amendment
from ..reading.amending import compared
from ..refusals import words_of_refusal
from .acts import act_context


def submitted_or_404(object_id):
    """The submitted amendment of that number."""
    return get_object_or_404(Amendment.objects.submitted().for_listing(), pk=object_id)


def check_may(request, permission):
    """Raise PermissionDenied unless the account may."""
    if not request.user.has_perm(f"charters.{permission}"):
        raise PermissionDenied


def tell_refusal(form, error):
    """Say on the form why the act was refused."""
    form.add_error(None, words_of_refusal(error))


def tell_conflict(form, version):
    """Say that somebody else acted meanwhile, and let the next confirmation be of what stands now."""
    form.data = form.data.copy()
    form.data["version"] = str(version)
    form.add_error(
        None, _("Someone acted on this amendment while you were reading it. Nothing was done: review it again.")
    )


def done(model_admin, request, amendment, said):
    """Say what was done, on the amendment's page."""
    model_admin.log_change(request, amendment, said)
    model_admin.message_user(request, said, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:charters_amendment_change", args=[amendment.pk]))


def page(model_admin, request, amendment, template, **more):
    """The page of an act on an amendment."""
    context = act_context(model_admin, request, amendment, amendment=amendment, **more)
    return TemplateResponse(request, f"admin/charters/amendment/{template}.html", context)


def admit_view(model_admin, request, object_id):
    """Declare an amendment admissible."""
    check_may(request, "admit_amendment")
    amendment = submitted_or_404(object_id)
    form = ActForm(request.POST if request.method == "POST" else None, initial={"version": amendment.version})
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            judging.declare_admissible(amendment, version=version, by=request.user, at=timezone.now())
        except EditConflict:
            tell_conflict(form, amendment.version)
        except ChartersError as error:
            tell_refusal(form, error)
        else:
            return done(model_admin, request, amendment, _("The amendment is declared admissible."))
    context = {
        "title": _("Declare amendment %(number)s admissible") % {"number": amendment.number},
        "button": _("Declare it admissible"),
        "consequences": [
            _("The city and those that sign it are told that it will be accepted or declined."),
            _("Admissible says nothing of whether it is right: only that it can be judged."),
        ],
        "is_possible": amendment.status == Amendment.Status.SUBMITTED,
    }
    return page(model_admin, request, amendment, "act", form=form, compared=compared(amendment), **context)


def decline_view(model_admin, request, object_id):
    """Decline an amendment with a reason."""
    check_may(request, "judge_amendment")
    amendment = submitted_or_404(object_id)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial={"version": amendment.version})
    if request.method == "POST" and form.is_valid():
        try:
            judging.decline(amendment, by=request.user, at=timezone.now(), **form.cleaned_data)
        except EditConflict:
            tell_conflict(form, amendment.version)
        except ChartersError as error:
            tell_refusal(form, error)
        else:
            return done(model_admin, request, amendment, _("The amendment is declined. The city is told why."))
    context = {
        "title": _("Decline amendment %(number)s") % {"number": amendment.number},
        "button": _("Decline it"),
        "consequences": [
            _("The city and those that sign it are told, with the reason."),
            _("It stays public, with its reason and its history. The decision can't be undone."),
        ],
        "is_possible": amendment.is_undecided,
    }
    return page(model_admin, request, amendment, "act", form=form, compared=compared(amendment), **context)


def french_view(model_admin, request, object_id):
    """Write the French of a change of meaning that a city wrote in another language."""
    check_may(request, "judge_amendment")
    amendment = submitted_or_404(object_id)
    form = FrenchForm(request.POST if request.method == "POST" else None, amendment=amendment)
    if request.method == "POST" and form.is_valid():
        try:
            judging.write_french(
                amendment,
                french=form.boxes.text,
                version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except EditConflict:
            tell_conflict(form, amendment.version)
        except ChartersError as error:
            tell_refusal(form, error)
        else:
            return done(model_admin, request, amendment, _("The French is written, and shown to the city."))
    context = {
        "title": _("Write the French of amendment %(number)s") % {"number": amendment.number},
        "is_possible": amendment.is_undecided
        and amendment.kind == Kind.MEANING
        and amendment.language != AUTHORITATIVE,
    }
    return page(model_admin, request, amendment, "french", form=form, compared=compared(amendment)[:1], **context)
