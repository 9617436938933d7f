"""What everyone reads: charters, editions, principles."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from charter_portal.pagecache.public import public_page

from ..domain.translating import states_of
from ..models import Article, Charter, Edition, Principle, PrincipleRevision, Source


@require_safe
@public_page
def shared(request):
    """The network's charter: the edition in force, else the latest in consultation."""
    edition = Edition.objects.to_read(kind=Charter.Kind.SHARED).first()
    if edition is None:
        return render(request, "charters/no_charter.html")
    return _edition_page(request, edition)


@require_safe
@public_page
def charter_list(request):
    """The shared charter, and those that it draws on."""
    charters = Charter.objects.select_related("owner").order_by("-kind", "year")
    return render(request, "charters/charter_list.html", {"charters": charters})


@require_safe
@public_page
def charter(request, slug):
    """Send to the edition that readers want of a charter."""
    found = get_object_or_404(Charter, slug=slug)
    edition = Edition.objects.to_read(slug=slug).first()
    if edition is None:
        return render(request, "charters/no_charter.html", {"charter": found})
    return redirect(edition)


@require_safe
@public_page
def edition(request, slug, number):
    """One edition of a charter."""
    editions = Edition.objects.visible_to(request.user).select_related("charter__owner")
    return _edition_page(request, get_object_or_404(editions, charter__slug=slug, number=number))


def _edition_page(request, edition):
    sources = Source.objects.select_related("charter", "law")
    articles = (
        Article.objects.filter(edition=edition)
        .select_related("revision__principle")
        .prefetch_related(Prefetch("revision__principle__sources", queryset=sources), "revision__criteria")
    )
    language, states = get_language(), {}
    if language != settings.LANGUAGE_CODE:  # the French is no translation
        articles = articles.prefetch_related("revision__translations")
        states = states_of([article.revision for article in articles])
    return render(
        request,
        "charters/edition.html",
        {
            "edition": edition,
            "charter": edition.charter,
            "articles": articles,
            "others": Edition.objects.visible_to(request.user).filter(charter=edition.charter).exclude(pk=edition.pk),
            "states": {state for (_pk, translated), state in states.items() if translated == language},
        },
    )


@require_safe
@public_page
def principle(request, key):
    """A principle of the shared charter: its wording in the edition to read, and all that concerns it."""
    found = get_object_or_404(Principle, charter__kind=Charter.Kind.SHARED, key=key)
    articles = Article.objects.filter(revision__principle=found).select_related("edition__charter", "revision")
    article = articles.filter(edition__in=Edition.objects.to_read(slug=found.charter.slug)[:1]).first()
    article = article or articles.filter(edition__in=Edition.objects.visible_to(request.user)).first()
    if article is None:
        raise Http404
    neighbours = Article.objects.filter(edition=article.edition).select_related("revision__principle")
    return render(
        request,
        "charters/principle.html",
        {
            "principle": found,
            "article": article,
            "edition": article.edition,
            "revision": article.revision,
            "criteria": article.revision.criteria.all(),
            "sources": found.sources.select_related("charter", "law", "cited_principle"),
            "wordings": PrincipleRevision.objects.public().filter(principle=found).order_by("major", "minor", "patch"),
            "previous": neighbours.filter(position__lt=article.position).order_by("position").last(),
            "next": neighbours.filter(position__gt=article.position).order_by("position").first(),
        },
    )
