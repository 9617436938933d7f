"""What changed from one edition to another, and from one wording of a principle to another."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import pdf_response, text_response
from charter_portal.reading import read_only

from ..documents.comparing import comparison_json as comparison_as_json
from ..documents.comparing import comparison_manuscript, wordings_json, wordings_manuscript
from ..domain.comparing import comparable_editions, compare_editions, compare_wordings
from ..models import Charter, Edition, PrincipleRevision

SIDE_BY_SIDE = "cote-a-cote"


@read_only
def choose(request, slug, number):
    """Send to the comparison with the edition named by ``?avec=``, or let the reader choose one."""
    edition = _edition(request.user, slug, number)
    others = comparable_editions(edition, request.user)
    chosen = request.GET.get("avec", "")
    if any(other.number == chosen for other in others):
        return redirect("charters:compare", slug, number, chosen)
    return render(request, "charters/compare_choose.html", {"edition": edition, "others": others, "unknown": chosen})


@read_only
@public_page(query=("vue",))
def compare(request, slug, number, old):
    """Edition ``number`` compared with ``old``, word by word."""
    edition, other = _edition(request.user, slug, number), _edition(request.user, slug, old)
    if edition == other:
        raise Http404
    context = {
        "edition": edition,
        "other": other,
        "compared": compare_editions(other, edition, get_language()),
        "side_by_side": request.GET.get("vue") == SIDE_BY_SIDE,
    }
    return render(request, "charters/compare.html", context)


@read_only
def compare_json(request, slug, number, old):
    """The comparison of two editions as data, in the page's language."""
    edition, other = _edition(request.user, slug, number), _edition(request.user, slug, old)
    if edition == other:
        raise Http404
    language = get_language()
    return text_response(
        request,
        comparison_as_json(other, edition, language),
        content_type="application/json",
        name=f"{slug}-{old}-{number}-{language}.json",
        is_public=edition.is_public and other.is_public,
    )


@read_only
def compare_pdf(request, slug, number, old):
    """The comparison of two editions on paper, in the page's language."""
    edition, other = _edition(request.user, slug, number), _edition(request.user, slug, old)
    if edition == other:
        raise Http404
    language = get_language()
    return pdf_response(
        request,
        comparison_manuscript(other, edition, language),
        document=f"charters/{slug}/{number}-{old}",
        name=f"{slug}-{old}-{number}-{language}.pdf",
        is_public=edition.is_public and other.is_public,
    )


@read_only
@public_page(query=("vue",))
def compare_principle(request, key, old, new):
    """Two sealed wordings of a principle of the shared charter, compared word by word."""
    before, after = _wordings(key, old, new)
    context = {
        "principle": after.principle,
        "revision": after,
        "wording": compare_wordings(before, after, get_language()),
        "side_by_side": request.GET.get("vue") == SIDE_BY_SIDE,
    }
    return render(request, "charters/compare_principle.html", context)


@read_only
def compare_principle_json(request, key, old, new):
    """The comparison of two wordings as data, in the page's language."""
    before, after = _wordings(key, old, new)
    language = get_language()
    return text_response(
        request,
        wordings_json(compare_wordings(before, after, language)),
        content_type="application/json",
        name=f"{key}-{old}-{new}-{language}.json",
        is_public=True,
    )


@read_only
def compare_principle_pdf(request, key, old, new):
    """The comparison of two wordings on paper, in the page's language."""
    before, after = _wordings(key, old, new)
    language = get_language()
    return pdf_response(
        request,
        wordings_manuscript(before, after, language),
        document=f"principles/{key}/{old}-{new}",
        name=f"{key}-{old}-{new}-{language}.pdf",
        is_public=True,
    )


def _wordings(key, old, new):
    """Two sealed wordings of a principle of the shared charter, by their numbers."""
    wordings = PrincipleRevision.objects.public().filter(
        principle__key=key, principle__charter__kind=Charter.Kind.SHARED
    )
    found = {wording.number: wording for wording in wordings.select_related("principle__charter__owner", "base")}
    if old not in found or new not in found or old == new:
        raise Http404
    return found[old], found[new]


def _edition(user, slug, number):
    editions = Edition.objects.visible_to(user).select_related("charter__owner")
    return get_object_or_404(editions, charter__slug=slug, number=number)
