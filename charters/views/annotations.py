"""Annotations as readers find them: those of a principle, each by itself, and those of a wording, as pages and data."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import public_page
from charter_portal.pdf.serving import text_response
from charter_portal.reading import read_only

from ..documents.annotations import annotations_json
from ..domain.showing import article_to_read, shown_wording
from ..domain.words import AUTHORITATIVE
from ..forms.annotating import FilterForm
from ..models import Annotation, Charter, Edition, Principle, PrincipleRevision
from ..reading.annotations import Seen, annotations_read, passages_of, statement_marked

PAGE_SIZE = 20


@read_only
@public_page(query=("page", "genre", "suite", "lieu"))
def annotation_list(request, key):
    """Annotations of a principle, whatever the wording on which they were made; the newest first."""
    principle, article = _principle(request.user, key)
    language, seen = get_language(), Seen.of(article.revision)
    form = FilterForm(request.GET)
    visible = Annotation.objects.visible_to(request.user).published().filter(revision__principle=principle)
    rows = form.kept(visible, set(seen.ids.values())).newest_first()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    read = annotations_read(page.object_list, user=request.user, language=language, seen={key: seen})
    words, statement = statement_marked(seen.wording_in(language), language, passages_of(read))
    context = {
        "principle": principle,
        "edition": article.edition,
        "revision": seen.wording_in(language),
        "form": form,
        "page": page,
        "annotations": read,
        "words": words,
        "statement": statement,
        "in_consultation": article.edition.status == Edition.Status.CONSULTATION,
    }
    return render(request, "charters/annotations.html", context)


@read_only
@public_page(query=("page",))
def wording(request, key, number):
    """A sealed wording, whether or not it is still in an edition, with the annotations that were made on it."""
    revision, language = _wording(key, number), get_language()
    rows = Annotation.objects.visible_to(request.user).published().filter(revision=revision).newest_first()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    article = article_to_read(revision.principle, request.user)
    seen = {key: Seen.of(article.revision)} if article else None
    read = annotations_read(page.object_list, user=request.user, language=language, seen=seen)
    own = [(one.language, one.start, one.end) for one in read if one.quote]
    words, statement = statement_marked(revision, language, own)
    editions = Edition.objects.visible_to(request.user).filter(articles__revision=revision).order_by("pk")
    context = {
        "principle": revision.principle,
        "editions": editions.select_related("charter"),
        "revision": revision,
        "shown": shown_wording(revision) if language != AUTHORITATIVE else revision,
        "criteria": revision.criteria.all(),
        "page": page,
        "annotations": read,
        "words": words,
        "statement": statement,
    }
    return render(request, "charters/wording.html", context)


@read_only
@public_page
def annotation(request, key, pk):
    """One annotation with its replies, the passage marked in its wording, and where it stands today."""
    principle, article = _principle(request.user, key)
    visible = Annotation.objects.visible_to(request.user).published().filter(revision__principle=principle)
    found = get_object_or_404(visible.select_related("revision", "edition"), pk=pk)
    seen, rows = {key: Seen.of(article.revision)}, visible.filter(pk=pk)
    [read] = annotations_read(rows, user=request.user, language=get_language(), seen=seen, threads=True)
    passages = [(found.language, found.start, found.end)]
    words, statement = statement_marked(found.revision, found.language, passages)
    context = {"principle": principle, "annotation": read, "words": words, "statement": statement}
    context["in_consultation"] = found.edition.status == Edition.Status.CONSULTATION
    return render(request, "charters/annotation_page.html", context)


@read_only
def wording_annotations_json(request, key, number):
    """The public annotations of a wording as W3C Web Annotations: docs/annotations-json.md describes them."""
    revision = _wording(key, number)
    return text_response(
        request,
        annotations_json(revision),
        content_type="application/ld+json",
        name=f"{key}-{number}-annotations.json",
        is_public=True,
    )


def _principle(user, key):
    """A principle of the shared charter and the Article by which ``user`` reads it."""
    principle = get_object_or_404(Principle, charter__kind=Charter.Kind.SHARED, key=key)
    article = article_to_read(principle, user)
    if article is None:
        raise Http404
    return principle, article


def _wording(key, number):
    """A sealed wording of a principle of the shared charter, by its number."""
    wordings = PrincipleRevision.objects.public().filter(
        principle__key=key, principle__charter__kind=Charter.Kind.SHARED
    )
    for revision in wordings.select_related("principle__charter", "base"):
        if revision.number == number:
            return revision
    raise Http404
