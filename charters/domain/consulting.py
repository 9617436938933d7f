"""Until when cities can take part in the consultation of an edition."""

from members.domain.waiting import end_of_day

from ..models import Article, Charter, Edition


def closes_at(edition, *, zone):
    """The aware moment at which the consultation is over for a city in the IANA time zone ``zone``, None if unset.

    The last day is the city's own: it lasts there until midnight, whatever the hour elsewhere.
    """
    return edition.consultation_closes_on and end_of_day(edition.consultation_closes_on, zone=zone)


def others_open(edition):
    """The other editions of its charter that cities are asked about, in consultation or at the vote; a QuerySet."""
    asked = (Edition.Status.CONSULTATION, Edition.Status.VOTE)
    found = Edition.objects.filter(charter=edition.charter, status__in=asked).exclude(pk=edition.pk)
    return found.select_related("charter").order_by("pk")


def is_open_to(member, edition, *, at):
    """Whether ``member`` can annotate and amend the edition's wordings at the aware datetime ``at``."""
    if edition.status != Edition.Status.CONSULTATION:
        return False
    closes = closes_at(edition, zone=member.time_zone)
    return closes is None or at < closes


def articles_open(editions):
    """The Articles of ``editions``, in their order, each principle once: of the first edition that lists it."""
    rows = Article.objects.filter(edition__in=editions).select_related("revision__principle").order_by("position", "pk")
    found = {}
    for edition in editions:
        for article in rows:
            if article.edition_id == edition.pk:
                found.setdefault(article.revision.principle_id, article)
    return list(found.values())


def article_to_amend(key, member, *, at):
    """The Article by which the shared charter's principle ``key`` is in consultation, or None.

    Of several editions it is the latest that is open to ``member`` at ``at``; the latest of all where none is, or
    ``member`` is None.
    """
    articles = Article.objects.filter(
        edition__status=Edition.Status.CONSULTATION,
        edition__charter__kind=Charter.Kind.SHARED,
        revision__principle__key=key,
    )
    found = list(articles.select_related("edition__charter", "revision__principle").order_by("-edition__pk"))
    open_ones = (article for article in found if member and is_open_to(member, article.edition, at=at))
    return next(open_ones, found[0] if found else None)
