"""The administration's page that brings in a charter from a file: upload, preview of its principles, confirmation.

What was read travels signed in the preview's form, so nothing is kept on the server and no file is sent twice.
"""

from dataclasses import astuple

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from charter_portal.editing.languages import direction

from ..domain.manuscripts.keeping import keep_as_reference, keys_of
from ..domain.manuscripts.outlines import Block, levels_of, likely_level, outline_of, problems_of
from ..exceptions import CharterAddressTaken, OutlineRefused
from ..forms.importing import KeepForm, ManuscriptForm
from ..import_messages import words_of_problem
from ..refusals import words_of_refusal

# A preview can be confirmed during a day.
PREVIEW_SECONDS = 24 * 3600


class CharterImportAdmin:
    """Adds ``import/`` (admin:charters_charter_import) to the administration of charters."""

    def get_urls(self):
        """The administration's addresses and ours."""
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.import_view))
        return [path("import/", view, name="charters_charter_import"), *super().get_urls()]

    def import_view(self, request):
        """Upload, preview or confirmation, for those who may add charters."""
        if not request.user.has_perm("charters.add_charter"):
            raise PermissionDenied
        if "preview" in request.POST:
            return self._previewed(request)
        form = ManuscriptForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            blocks, language = form.cleaned_data["manuscript"], form.cleaned_data["language"]
            level = likely_level(blocks)
            keep = KeepForm.of(outline_of(blocks, level=level), levels=levels_of(blocks), language=language)
            return self._preview(request, blocks, language, level, keep)
        return self._page(request, form=form)

    def _previewed(self, request):
        """Write what was previewed, or show it again: with headings of another level, or with what is to mend."""
        try:
            blocks, language = _unpack(request.POST["preview"], request.user)
        except signing.BadSignature:
            messages.error(request, _("This preview is too old or is not complete. Choose the file again."))
            return self._page(request, form=ManuscriptForm())
        levels = levels_of(blocks)
        posted = request.POST.get("level", "")
        level = int(posted) if posted in map(str, levels) else likely_level(blocks)
        if "keep" not in request.POST:
            # Only other headings were asked for: what was typed stays, and nothing is wrong yet.
            form = KeepForm(initial=request.POST.dict(), levels=levels, language=language)
            return self._preview(request, blocks, language, level, form)
        form = KeepForm(request.POST, levels=levels, language=language)
        edition = form.is_valid() and self._keep(request, outline_of(blocks, level=level), form)
        return self._kept(request, edition) if edition else self._preview(request, blocks, language, level, form)

    def _keep(self, request, outline, form):
        """The Edition that was made, or None: then the form or the preview says what stands in the way."""
        try:
            return keep_as_reference(
                outline=outline,
                language=form.language,
                facts=form.facts(),
                number=form.cleaned_data["number"],
                by=request.user,
            )
        except CharterAddressTaken as error:
            form.add_error("slug", words_of_refusal(error))
        except OutlineRefused:
            pass  # the preview lists its problems
        return None

    def _kept(self, request, edition):
        charter = edition.charter
        self.log_addition(request, charter, _("Imported from a file."))
        message = _("“%(charter)s” is kept as a reference, and everyone can read it.") % {"charter": charter}
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:charters_charter_change", args=[charter.pk]))

    def _preview(self, request, blocks, language, level, form):
        outline = outline_of(blocks, level=level)
        keys = keys_of(outline.passages)
        context = {
            "form": form,
            "outline": outline,
            "language": language,
            "direction": direction(language),
            "passages": list(zip(keys, outline.passages, strict=True)),
            "problems": [(problem.line, words_of_problem(problem)) for problem in problems_of(outline)],
            "token": _pack(blocks, language, request.user),
        }
        return self._page(request, previewed=True, **context)

    def _page(self, request, **context):
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Import a charter")}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/charters/charter/import.html", context)


def _salt(user):
    return f"charters.import/{user.pk}"


def _pack(blocks, language, user):
    """The blocks as signed text that only ``user`` can confirm."""
    return signing.dumps([language, [astuple(block) for block in blocks]], salt=_salt(user), compress=True)


def _unpack(token, user):
    """(list of Block, language) from ``_pack``. Raises BadSignature."""
    language, blocks = signing.loads(token, salt=_salt(user), max_age=PREVIEW_SECONDS)
    return [Block(*block) for block in blocks], language
