"""Which wording readers see where an edition lists one whose translation was corrected after the sealing."""

from ..models import Article, Edition, PrincipleRevision


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
