"""For translators in the administration: the list of what is to be done, and a sheet beside the French."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from charter_portal.editing.exceptions import EditConflict
from charter_portal.editing.languages import LANGUAGE_NAMES, direction

from ..domain.sheets import sheet
from ..domain.translating import states
from ..domain.translation_work import editions_to_translate, french_translated, work_left, write_translation
from ..domain.words import AUTHORITATIVE, TRANSLATIONS, wording_in
from ..forms.translating import SheetForm
from ..models import Edition, PrincipleRevision
from .acts import act_context


def work_view(model_admin, request):
    """What lacks a translation that can be trusted, in one language or all."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not request.user.has_perm("charters.change_principlerevision"):
        raise PermissionDenied
    language = request.GET.get("language") if request.GET.get("language") in TRANSLATIONS else None
    editions = editions_to_translate()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Translations to be done"),
        "language": language,
        "languages": [(code, LANGUAGE_NAMES[code]) for code in TRANSLATIONS],
        "editions": editions,
        "rows": [_row(work) for work in work_left(editions, language=language)],
    }
    return TemplateResponse(request, "admin/charters/translations.html", context)


def _row(work):
    """What the list shows of a Work: the text, the language, its state, where it is written and reviewed."""
    subject, language = work.subject, work.language
    is_edition = isinstance(subject, Edition)
    model = "edition" if is_edition else "principlerevision"
    if is_edition:
        write = "" if subject.is_sealed else reverse("admin:charters_edition_change", args=[subject.pk])
    elif subject.is_sealed:
        write = reverse("admin:charters_principlerevision_new", args=[subject.pk]) + "?change=translation"
    else:
        write = reverse("admin:charters_principlerevision_translate", args=[subject.pk, language])
    return {
        "subject": _("Preamble and headings") if is_edition else subject.title_fr,
        "number": "" if is_edition else subject.number,
        "edition": work.edition,
        "language": LANGUAGE_NAMES[language],
        "state": work.state,
        "is_sealed": subject.is_sealed,
        "write": write,
        "review": reverse(f"admin:charters_{model}_review_translation", args=[subject.pk, language])
        if work.state != "missing"
        else "",
    }


def translate_view(model_admin, request, object_id, language):
    """Write the translation of a draft wording beside its French, paragraph by paragraph."""
    if language not in TRANSLATIONS:
        raise Http404
    wordings = PrincipleRevision.objects.select_related("principle__charter", "base").prefetch_related("criteria")
    wording = get_object_or_404(wordings, pk=object_id)
    if not request.user.has_perm("charters.change_principlerevision"):
        raise PermissionDenied
    now, stored = wording_in(wording, AUTHORITATIVE), wording_in(wording, language)
    lines = sheet(french_translated(wording, language), now, stored)
    form = SheetForm(request.POST or None, lines=lines, language=language, version=wording.version)
    if request.method == "POST" and not wording.is_sealed and form.is_valid():
        try:
            write_translation(wording, language=language, words=form.words, by=request.user)
        except EditConflict:
            form.tell_conflict()
        else:
            model_admin.log_change(request, wording, _("Translated: %(language)s.") % {"language": _name(language)})
            messages.success(request, _("The translation is kept. Somebody who did not write it should review it."))
            return HttpResponseRedirect(reverse("admin:charters_principlerevision_translations"))
    context = act_context(
        model_admin,
        request,
        wording,
        title=_("Translate “%(row)s”: %(language)s") % {"row": wording.title_fr, "language": _name(language)},
        form=form,
        rows=form.rows(lines),
        language=language,
        language_name=_name(language),
        direction=direction(language),
        state=states(wording)[language],
        can_act=not wording.is_sealed,
    )
    return TemplateResponse(request, "admin/charters/translate.html", context)


def _name(language):
    return LANGUAGE_NAMES[language]
