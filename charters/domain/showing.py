"""Which wording readers see where an edition lists one whose translation was corrected after the sealing."""

from ..models import Article, Edition, PrincipleRevision
from ..querysets import edition_to_read


def corrections_of(revisions):
    """{id: the latest sealed correction} of those of the sealed ``revisions`` whose translation was corrected since.

    Two queries, one where there is none. The corrections have their criteria and translations prefetched.
    """
    principles = {revision.principle_id for revision in revisions}
    corrections = (
        PrincipleRevision.objects.public()
        .filter(principle__in=principles, patch__gt=0)
        .select_related("principle")
        .prefetch_related("criteria", "translations")
        .order_by("patch")
    )
    latest = {(found.principle_id, found.major, found.minor): found for found in corrections}
    shown = {}
    for revision in revisions:
        found = latest.get((revision.principle_id, revision.major, revision.minor))
        if found is not None and revision.is_sealed and found.patch > revision.patch:
            shown[revision.pk] = found
    return shown


def shown_wording(revision):
    """The wording that readers see for ``revision``: itself, or the latest correction of its translations."""
    return corrections_of([revision]).get(revision.pk, revision)


def article_to_read(principle, user):
    """The Article by which ``user`` reads ``principle``, or None: in the edition to read, else in the first visible.

    With its edition, charter and wording. Three queries at most.
    """
    articles = Article.objects.filter(revision__principle=principle).select_related("edition__charter", "revision")
    editions = Edition.objects.visible_to(user).filter(charter_id=principle.charter_id)
    return articles.filter(edition=editions.to_read()).first() or articles.filter(edition__in=editions).first()


def revisions_to_read(**charter):
    """The wording by which everyone reads each principle of charters, such as ``charter__kind="shared"``; a list.

    As ``article_to_read`` chooses for one: that of the edition to read, else of the first public one that lists it.
    With their principles and criteria. Three queries.
    """
    editions = list(Edition.objects.public().filter(**charter))
    wanted = {
        edition_to_read(edition for edition in editions if edition.charter_id == charter_id).pk
        for charter_id in {edition.charter_id for edition in editions}
    }
    articles = Article.objects.filter(edition__in=editions).select_related("revision__principle")
    chosen = {}
    for article in articles.prefetch_related("revision__criteria"):
        principle, rank = article.revision.principle_id, article.edition_id in wanted
        if principle not in chosen or rank > chosen[principle][0]:
            chosen[principle] = (rank, article.revision)
    return [revision for _rank, revision in chosen.values()]
