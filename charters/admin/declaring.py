"""Declaring what a draft wording changes, and publishing the correction of a translation, in the administration."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from charter_portal.editing.languages import LANGUAGE_NAMES

from ..domain.comparing import compare_wordings
from ..domain.correcting import obstacle_to_publishing, publish_correction
from ..domain.declaring import declare_change
from ..domain.readiness import lacks_of_wording
from ..domain.words import AUTHORITATIVE, TRANSLATIONS
from ..exceptions import ChartersError
from ..forms.acts import ActForm, DeclareForm
from ..models import PrincipleRevision
from ..refusals import words_of_refusal
from .acts import act_context, confirms
from .words import words_of_lack


def declare_view(model_admin, request, object_id):
    """Read what a draft wording changes, word by word, then declare it."""
    wording = _draft(object_id)
    if not request.user.has_perm("charters.change_principlerevision"):
        raise PermissionDenied
    initial = {"version": wording.version, "change": wording.change, "reason": wording.reason}
    form = DeclareForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and confirms(request, form, wording):
        change, reason = form.cleaned_data["change"], form.cleaned_data["reason"]
        try:
            declare_change(wording, change=change, reason=reason, by=request.user)
        except ChartersError as error:
            form.add_error(None, words_of_refusal(error))
        else:
            return _done(model_admin, request, wording, _("Change declared."), _("The change is declared."))
    context = act_context(
        model_admin,
        request,
        wording,
        title=_("Declare what “%(row)s” changes") % {"row": wording},
        form=form,
        compared=_compared(wording, [AUTHORITATIVE]),
        can_act=not wording.is_sealed and wording.base is not None,
    )
    return TemplateResponse(request, "admin/charters/declare.html", context)


def publish_correction_view(model_admin, request, object_id):
    """Read what is corrected in which language, then seal and show it."""
    wording = _draft(object_id)
    if not request.user.has_perm("charters.correct_translation"):
        raise PermissionDenied
    form = ActForm(request.POST or None, initial={"version": wording.version})
    if request.method == "POST" and form.is_valid() and confirms(request, form, wording):
        try:
            publish_correction(wording, by=request.user)
        except ChartersError as error:
            form.add_error(None, words_of_refusal(error))
        else:
            return _done(
                model_admin, request, wording, _("Correction published."), _("Readers see the corrected translation.")
            )
    lacks = lacks_of_wording(wording)
    blocking = [words_of_lack(lack) for lack in lacks if lack.is_blocking]
    can_act = not wording.is_sealed and wording.change == PrincipleRevision.Change.TRANSLATION
    obstacle = obstacle_to_publishing(wording) if can_act else None
    if obstacle:
        blocking.append(words_of_refusal(obstacle))
    context = act_context(
        model_admin,
        request,
        wording,
        title=_("Publish the correction “%(row)s”") % {"row": wording},
        form=form,
        compared=_in_words(_compared(wording, TRANSLATIONS)) if can_act else [],
        blocking=blocking,
        is_possible=can_act,
        can_act=can_act and not blocking,
    )
    return TemplateResponse(request, "admin/charters/publish_correction.html", context)


def _draft(object_id):
    wordings = PrincipleRevision.objects.select_related("principle__charter", "base__principle")
    return get_object_or_404(wordings.prefetch_related("criteria", "base__criteria"), pk=object_id)


def _compared(wording, languages):
    """What changed from the base, a WordingCompared for each of the languages."""
    return [compare_wordings(wording.base, wording, language) for language in languages] if wording.base else []


def _in_words(compared):
    """``[(name of the language, WordingCompared)]``."""
    return [(LANGUAGE_NAMES[language], found) for language, found in zip(TRANSLATIONS, compared, strict=True)]


def _done(model_admin, request, wording, logged, said):
    model_admin.log_change(request, wording, logged)
    model_admin.message_user(request, said, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:charters_principlerevision_change", args=[wording.pk]))
