"""Official acts on charters in the administration: a page says what will happen, a POST confirms it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.editing.languages import LANGUAGE_NAMES, direction

from ..domain.comparing import compare_editions
from ..domain.consulting import others_open
from ..domain.enacting import open_consultation
from ..domain.readiness import missing_before_sealing
from ..domain.translating import mark_reviewed, states
from ..domain.words import AUTHORITATIVE, TRANSLATIONS
from ..exceptions import ChartersError, EditionSealed
from ..forms.drafting import ConfirmOpeningForm, ConfirmReviewForm
from ..models import Edition
from ..refusals import words_of_refusal
from .words import field_of_refusal, linked_lack


def act_context(model_admin, request, row, **more):
    """What the page of an act on ``row`` is rendered with, besides ``more``."""
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": row,
        "change_address": _change_address(model_admin, row),
        **more,
    }


def _change_address(model_admin, row):
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change", args=[row.pk])


def opening_view(model_admin, request, object_id):
    """Review, then open, the consultation of a draft edition."""
    edition = get_object_or_404(Edition.objects.select_related("charter", "based_on__charter"), pk=object_id)
    if not request.user.has_perm("charters.open_consultation"):
        raise PermissionDenied
    form = ConfirmOpeningForm(request.POST or None, initial={"version": edition.version})
    form.fields["closes_on"].initial = edition.consultation_closes_on
    if request.method == "POST" and form.is_valid() and confirms(request, form, edition):
        today, closes_on = timezone.localdate(), form.cleaned_data["closes_on"]
        try:
            open_consultation(edition, by=request.user, on=today, closes_on=closes_on)
        except EditionSealed as error:
            # A second click, or a colleague's: what was asked for is done.
            model_admin.message_user(request, words_of_refusal(error), messages.INFO)
            return HttpResponseRedirect(_change_address(model_admin, edition))
        except ChartersError as error:
            form.add_error(field_of_refusal(error, form), words_of_refusal(error))
        else:
            model_admin.log_change(request, edition, _("Consultation opened, edition sealed."))
            model_admin.message_user(request, _("The consultation is open and the edition is sealed."))
            return HttpResponseRedirect(_change_address(model_admin, edition))
    return TemplateResponse(
        request, "admin/charters/open_consultation.html", _opening_context(model_admin, request, edition, form)
    )


def _opening_context(model_admin, request, edition, form):
    lacks = missing_before_sealing(edition)
    articles = edition.articles.select_related("revision__principle")
    return act_context(
        model_admin,
        request,
        edition,
        title=_("Open the consultation of %(edition)s") % {"edition": edition},
        form=form,
        media=model_admin.media + form.media,
        articles=articles,
        others=others_open(edition),
        compared=compare_editions(edition.based_on, edition, get_language()) if edition.based_on else None,
        blocking=[linked_lack(lack) for lack in lacks if lack.is_blocking],
        advisable=[linked_lack(lack) for lack in lacks if not lack.is_blocking],
        can_open=edition.status == Edition.Status.DRAFT and not edition.is_sealed,
    )


def confirms(request, form, row):
    """Whether the POST confirms the very texts that were reviewed; else a message says to look again."""
    if form.cleaned_data["version"] == row.version:
        return True
    form.data = form.data.copy()
    form.data["version"] = row.version
    messages.error(request, _("Someone changed the text while you were reading it. Nothing was done: review it again."))
    return False


def done_by(model_admin, request, row, form, act, *, done, words=words_of_refusal, field=lambda error: None):
    """Do an act on ``row`` that a POST confirms; the way back to the row's page, or None where the form is shown.

    ``act()`` does it, from the valid ``form``; a ChartersError is told on it, in ``words(error)`` beside the field
    named by ``field(error)``. ``done`` is the sentence that says that it is done.
    """
    if request.method != "POST" or not form.is_valid() or not confirms(request, form, row):
        return None
    try:
        act()
    except ChartersError as error:
        form.add_error(field(error), words(error))
        return None
    model_admin.log_change(request, row, str(done))
    model_admin.message_user(request, done, messages.SUCCESS)
    return HttpResponseRedirect(_change_address(model_admin, row))


# Texts compared when a translation is reviewed.
REVIEWED_FIELDS = {
    "principlerevision": ("title", "statement", "rationale", "typical_commitment", "clause_idea"),
    "edition": ("preamble",),
}


def review_view(model_admin, request, object_id, language):
    """Read a translation beside the French, then mark it as reviewed."""
    row = get_object_or_404(model_admin.model, pk=object_id)
    if language not in TRANSLATIONS:
        raise Http404
    if not request.user.has_perm("charters.review_translation"):
        raise PermissionDenied
    form = ConfirmReviewForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid() and confirms(request, form, row):
        try:
            mark_reviewed(row, language=language, by=request.user, at=timezone.now())
        except ChartersError as error:
            model_admin.message_user(request, words_of_refusal(error), messages.ERROR)
        else:
            name = LANGUAGE_NAMES[language]
            model_admin.log_change(request, row, _("Translation reviewed: %(language)s.") % {"language": name})
            model_admin.message_user(request, _("The translation is marked as reviewed."))
            return HttpResponseRedirect(_change_address(model_admin, row))
    context = act_context(
        model_admin,
        request,
        row,
        title=_("Review the translation of %(row)s") % {"row": row},
        form=form,
        language=language,
        language_name=LANGUAGE_NAMES[language],
        direction=direction(language),
        state=states(row)[language],
        pairs=_pairs(row, language),
    )
    return TemplateResponse(request, "admin/charters/review_translation.html", context)


def _pairs(row, language):
    """``[(label, French, translation)]`` of the texts of a wording or an edition, criteria and headings included."""
    pairs = []

    def add(label, owner, field):
        french, words = (getattr(owner, f"{field}_{code}") or "" for code in (AUTHORITATIVE, language))
        if french or words:
            pairs.append((label, french, words))

    for field in REVIEWED_FIELDS[row._meta.model_name]:
        add(row._meta.get_field(field).verbose_name, row, field)
    if row._meta.model_name == "edition":
        for article in row.articles.all():
            add(article._meta.get_field("heading").verbose_name, article, "heading")
    else:
        for criterion in row.criteria.all():
            add(criterion._meta.verbose_name, criterion, "text")
    return pairs
