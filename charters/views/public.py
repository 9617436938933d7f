"""What everyone reads: charters, editions, principles."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from charter_portal.pagecache.public import next_midnight, public_page
from charter_portal.reading import read_only

from ..domain.showing import article_to_read
from ..domain.translating import translation_states
from ..models import Annotation, Article, Charter, Edition, Principle
from ..models.translation import TranslationState as State
from ..reading.annotations import Seen, annotations_read
from ..reading.editions import acts_of, articles_of, as_read
from ..reading.principles import wordings_of

LATEST = 3  # annotations on the page of a principle


@read_only
@public_page
def shared(request):
    """The network's charter: the edition in force, else the latest in consultation."""
    editions = _editions(request.user, charter__kind=Charter.Kind.SHARED)
    found = editions.to_read()
    if found is None:
        return render(request, "charters/no_charter.html")
    return _edition_page(request, found, editions)


@read_only
@public_page
def charter_list(request):
    """The shared charter, and those that it draws on."""
    charters = Charter.objects.select_related("owner").order_by("-kind", "year")
    return render(request, "charters/charter_list.html", {"charters": charters})


@read_only
@public_page
def charter(request, slug):
    """Send to the edition that readers want of a charter."""
    found = get_object_or_404(Charter, slug=slug)
    edition = Edition.objects.public().filter(charter=found).select_related("charter").to_read()
    if edition is None:
        return render(request, "charters/no_charter.html", {"charter": found})
    return redirect(edition)


@read_only
@public_page
def edition(request, slug, number):
    """One edition of a charter."""
    editions = _editions(request.user, charter__slug=slug)
    for found in editions:
        if found.number == number:
            return _edition_page(request, found, editions)
    raise Http404


def _editions(user, **charter):
    """Editions of a charter that ``user`` may read: the one shown, and the others that its page lists."""
    return Edition.objects.visible_to(user).filter(**charter).select_related("charter__owner").order_by("-pk")


def _edition_page(request, edition, editions):
    language = get_language()
    others = [other for other in editions if other.charter_id == edition.charter_id and other != edition]
    return render(
        request,
        "charters/edition.html",
        {
            "edition": edition,
            "shown": as_read(edition, language),
            "state": _state(edition, language),
            "articles": articles_of(edition, language),
            "others": tuple(as_read(other, language) for other in others),
            "acts": acts_of(edition) if edition.is_sealed else (),
        },
    )


def _state(edition, language):
    """How far the translation of some article is from being reviewed; empty in French, which is no translation."""
    if language == settings.LANGUAGE_CODE:
        return ""
    states = {state for (_pk, translated), state in translation_states(edition).items() if translated == language}
    return next((state.value for state in (State.UNREVIEWED, State.STALE) if state in states), "")


@read_only
@public_page
def principle(request, key):
    """A principle of the shared charter: its wording in the edition to read, and all that concerns it."""
    found = get_object_or_404(Principle, charter__kind=Charter.Kind.SHARED, key=key)
    article = article_to_read(found, request.user)
    if article is None:
        raise Http404
    seen = Seen.of(article.revision)
    shown = seen.wording_in(get_language())
    editions = Edition.objects.visible_to(request.user).filter(charter=found.charter_id)
    neighbours = Article.objects.filter(edition=article.edition).select_related("revision__principle")
    response = render(
        request,
        "charters/principle.html",
        {
            "principle": found,
            "article": article,
            "edition": article.edition,
            "revision": shown,
            "listed": article.revision,
            "criteria": shown.criteria.all(),
            "sources": found.sources.select_related("charter", "law", "cited_principle"),
            "wordings": wordings_of(found, editions),
            "previous": neighbours.filter(position__lt=article.position).order_by("position").last(),
            "next": neighbours.filter(position__gt=article.position).order_by("position").first(),
            **_annotations(request.user, found, article, seen),
        },
    )
    response.page_valid_until = next_midnight()  # it says who holds it today
    return response


def _annotations(user, principle, article, seen):
    """The latest annotations of a principle, their number, and whether cities can add to them."""
    visible = Annotation.objects.visible_to(user).published().filter(revision__principle=principle)
    latest = visible.newest_first()[:LATEST]
    return {
        "annotations": annotations_read(latest, user=user, language=get_language(), seen={principle.key: seen}),
        "annotation_count": visible.count(),
        "in_consultation": article.edition.status == Edition.Status.CONSULTATION,
    }
