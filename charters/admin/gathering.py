"""All amendments to one principle together in the administration, paragraph by paragraph, with those that collide."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from charter_portal.editing.languages import LANGUAGE_NAMES

from ..domain.gathering import amendments_together
from ..domain.showing import shown_wording
from ..domain.words import LANGUAGES
from ..models import Amendment, Article


def together_view(model_admin, request, edition_id, principle_id):
    """The amendments to a principle of an edition that were not withdrawn, in each of their languages."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not request.user.has_perm("charters.view_amendment"):
        raise PermissionDenied
    articles = Article.objects.select_related("edition__charter", "revision__principle")
    article = get_object_or_404(articles, edition=edition_id, revision__principle=principle_id)
    amendments = Amendment.objects.submitted().exclude(status=Amendment.Status.WITHDRAWN).for_listing()
    found = list(amendments.filter(edition=edition_id, revision__principle=principle_id).order_by("number"))
    revision = shown_wording(article.revision)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Amendments to “%(row)s” together") % {"row": revision.title},
        "edition": article.edition,
        "revision": revision,
        "amendments": found,
        "languages": _by_language(revision, found),
        "without_french": [row for row in found if row.is_undecided and row.lacks_french],
    }
    return TemplateResponse(request, "admin/charters/amendment/together.html", context)


def _by_language(revision, amendments):
    """``[(code, name, [Place])]`` of the languages in which any of the amendments changes something."""
    gathered = [(code, amendments_together(revision, amendments, code)) for code in LANGUAGES]
    return [(code, LANGUAGE_NAMES[code], places) for code, places in gathered if any(p.versions for p in places)]
