"""Until when cities can take part in the consultation of an edition."""

from members.domain.waiting import end_of_day

from ..models import Article, Edition


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
