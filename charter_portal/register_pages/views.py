"""The register of acts, for everyone."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from charter_portal.pagecache.public import public_page
from charter_portal.reading import form_page, read_only
from charter_portal.register.addresses import told
from charter_portal.register.canonical import canonical_json
from charter_portal.register.chain import GENESIS, hashed
from charter_portal.register.checking import ExportFinding, check_file, find
from charter_portal.register.exporting import exported
from charter_portal.register.models import Entry, IssuedDocument
from charter_portal.register.recording import link_of
from charter_portal.register.telling_more import told_more
from charter_portal.register.withholding import withheld

from .content import in_lines
from .forms import CheckForm, EntriesForm

A_PAGE = 25


@read_only
@public_page(query=("act", "about", "page"))
def entries(request):
    """The latest acts first, by kind and by what they are about."""
    form = EntriesForm(request.GET)
    found = Entry.objects.order_by("-number")
    if form.is_valid():
        found = found.filter(subject__icontains=form.cleaned_data["about"])
        found = found.filter(act=form.cleaned_data["act"]) if form.cleaned_data["act"] else found
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [(entry, told(entry.subject)) for entry in page]
    return render(request, "register/entries.html", {"form": form, "page": page, "rows": rows})


@read_only
@public_page
def entry(request, number):
    """One act: what was recorded, what was hashed, and its neighbours in the chain."""
    found = get_object_or_404(Entry, pk=number)
    context = {
        "entry": found,
        "about": told(found.subject),
        "content": in_lines(found.content),
        "hashed": canonical_json(hashed(link_of(found))).decode(),
        "is_first": found.previous_hash == GENESIS,
        "documents": IssuedDocument.objects.filter(Q(of=found) | Q(entry=found), readers=""),
        "more": told_more(found),
        "next": Entry.objects.filter(previous_hash=found.hash).first(),
    }
    response = render(request, "register/entry.html", context)
    if context["more"]:
        response.page_valid_until = context["more"].valid_until
    return response


@read_only
def document(request, number):
    """The document issued on an act, as it was issued: in the page's language, else in French. Not what is withheld."""
    documents = IssuedDocument.objects.filter(of=number, readers="", withheld_at=None).select_related("of")
    issued = {one.language: one for one in documents}
    found = issued.get(get_language()) or issued.get(settings.LANGUAGE_CODE)
    if found is None:
        raise Http404
    if instead := withheld(found.of):
        context = {"entry": found.of, "about": told(found.of.subject), "more": instead}
        return render(request, "register/withheld.html", context, status=410)

    @condition(etag_func=lambda _request: f'"{found.file_digest}"')
    def answer(_request):
        name = f"{found.of_id}-{found.language}.pdf"
        return FileResponse(found.file.open("rb"), content_type="application/pdf", filename=name)

    response = answer(request)
    patch_cache_control(response, public=request.user.is_anonymous, no_cache=True)
    return response


@read_only
def export(request):
    """All of it as JSON, sent as it is read: docs/register-json.md describes it."""
    links = (link_of(entry) for entry in Entry.objects.order_by("number").iterator(chunk_size=500))
    response = StreamingHttpResponse(exported(links), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="registre.json"'
    patch_cache_control(response, no_store=True)
    return response


# A file is looked at and nothing is changed: no token is needed, so that readers need no cookie.
@csrf_exempt
@form_page
@public_page
def check(request):
    """Whether the register names a hash or a file, or still says what an export says."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm(request.GET or None)
    finding = None
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        finding = check_file(file.read()) if file else find(form.cleaned_data["digest"])
    context = {"form": form, "finding": finding, "is_export": isinstance(finding, ExportFinding)}
    if finding and not context["is_export"]:
        context["rows"] = [(entry, told(entry.subject)) for entry in finding.entries]
    return render(request, "register/check.html", context)
