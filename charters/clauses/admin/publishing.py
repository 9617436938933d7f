"""Acts on a version of a clause: each has a page that says what will happen, and a POST that confirms it."""

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

from ...admin.acts import act_context, confirms
from ...admin.wordings import described_states
from ...domain.words import AUTHORITATIVE, TRANSLATIONS, in_language
from ...exceptions import ChartersError
from ...forms.acts import ActForm
from ..domain.digests import WORDS
from ..domain.publishing import lack_of, publish_version
from ..domain.translating import mark_reviewed, states
from ..exceptions import VersionPublished
from ..models import ClauseVersion
from ..reading.library import compared
from ..words import words_of_refusal


def publish_view(model_admin, request, object_id):
    """Read a draft again beside the version before it, then publish it for good."""
    version = _version(object_id)
    if not request.user.has_perm("clauses.publish_clauseversion"):
        raise PermissionDenied
    form = ActForm(request.POST or None, initial={"version": version.version})
    if request.method == "POST" and form.is_valid() and confirms(request, form, version):
        try:
            published = publish_version(version, by=request.user)
        except VersionPublished as error:
            # A second click, or a colleague's: what was asked for is done.
            model_admin.message_user(request, words_of_refusal(error), messages.INFO)
            return _back(version)
        except ChartersError as error:
            form.add_error(None, words_of_refusal(error))
        else:
            model_admin.log_change(request, version, _("Version published."))
            done = _("Version %(number)s is published: its words never change again.") % {"number": published.number}
            model_admin.message_user(request, done, messages.SUCCESS)
            return _back(version)
    return TemplateResponse(request, "admin/clauses/publish.html", _context(model_admin, request, version, form))


def _context(model_admin, request, version, form):
    lack = lack_of(version)
    before = version.clause.versions.public().order_by("number").last()
    language, fields = compared(before, version, get_language()) if before else ("", ())
    return act_context(
        model_admin,
        request,
        version,
        title=_("Publish %(version)s") % {"version": version},
        version=version,
        form=form,
        lack=words_of_refusal(lack) if lack else "",
        is_published=version.is_sealed,
        before=before,
        words=language,
        fields=fields,
        states=described_states(states(version)),
    )


def review_view(model_admin, request, object_id, language):
    """Read a translation beside the French, then mark it as reviewed."""
    version = _version(object_id)
    if language not in TRANSLATIONS:
        raise Http404
    if not request.user.has_perm("clauses.review_translation"):
        raise PermissionDenied
    form = ActForm(request.POST or None, initial={"version": version.version})
    if request.method == "POST" and form.is_valid() and confirms(request, form, version):
        try:
            mark_reviewed(version, language=language, by=request.user, at=timezone.now())
        except ChartersError as error:
            model_admin.message_user(request, words_of_refusal(error), messages.ERROR)
        else:
            named = {"language": LANGUAGE_NAMES[language]}
            model_admin.log_change(request, version, _("Translation reviewed: %(language)s.") % named)
            model_admin.message_user(request, _("The translation is marked as reviewed."))
            return _back(version)
    context = act_context(
        model_admin,
        request,
        version,
        title=_("Review the translation of %(row)s") % {"row": version},
        form=form,
        language=language,
        language_name=LANGUAGE_NAMES[language],
        direction=direction(language),
        state=states(version)[language],
        pairs=[
            (
                ClauseVersion._meta.get_field(name).verbose_name,
                in_language(version, name, AUTHORITATIVE),
                in_language(version, name, language),
            )
            for name in WORDS
        ],
    )
    return TemplateResponse(request, "admin/charters/review_translation.html", context)


def _version(object_id):
    rows = ClauseVersion.objects.select_related("clause__principle").prefetch_related("translations")
    return get_object_or_404(rows, pk=object_id)


def _back(version):
    return HttpResponseRedirect(reverse("admin:clauses_clauseversion_change", args=[version.pk]))
