"""A vote by principle that carries only some: a new sealed edition of those."""

from charter_portal.register.models import Entry

from ..models import Article, Edition
from .drafting import draft_next_edition
from .enacting import acting, note_act, record_outcome
from .sealing import seal_edition, sealed_wordings
from .words import LANGUAGES

Act, Status = Entry.Act, Edition.Status


def carry_in_part(edition, *, refused, kept, decided_on, by, on, content, tells=True):
    """Record that an edition is carried in part, and seal a new edition of what is carried.

    ``refused``: ids of the principles whose wording in the edition was refused: each keeps the wording in force, or is
    left out where there is none. ``kept``: wordings in force whose withdrawal was refused: they are listed last. The
    new edition has the voted one's preamble and headings, and the number ``1.0.1`` after ``1.0``. Returns it, carried.
    """
    in_force = Edition.objects.filter(charter_id=edition.charter_id, status=Status.IN_FORCE).first()
    old = {article.revision.principle_id: article.revision for article in _articles(in_force)}
    edition = record_outcome(
        edition, is_carried=True, in_part=True, decided_on=decided_on, by=by, on=on, content=content, tells=tells
    )
    draft = draft_next_edition(edition, number=_number(edition), by=by)
    _compose(draft, refused=refused, old=old, kept=kept)
    with acting(draft) as (draft, at):
        articles = seal_edition(draft, status=Status.CARRIED, by=by, at=at)
        made = {**content, "from": edition.number, "wordings": sealed_wordings(articles)}
        note_act(Act.CARRIED, draft, made, by=by, at=at, on=decided_on, tells=tells)
        return draft


def _articles(edition):
    if edition is None:
        return Article.objects.none()
    return Article.objects.filter(edition=edition).select_related("revision__principle")


def _number(edition):
    taken = set(edition.charter.editions.values_list("number", flat=True))
    last = 1
    while f"{edition.number}.{last}" in taken:
        last += 1
    return f"{edition.number}.{last}"


def _compose(draft, *, refused, old, kept):
    """Put the wordings in force in the place of those refused, or take these out."""
    heading = None  # of a group whose first article is taken out: the next article of it begins the group
    for article in list(_articles(draft)):
        if article.revision.principle_id in refused:
            before = old.get(article.revision.principle_id)
            if before is None:
                own = _heading(article)
                heading = own if any(own.values()) else heading
                article.delete()
                continue
            article.revision = before
            article.save(update_fields=["revision"])
        if heading and not any(_heading(article).values()):
            Article.objects.filter(pk=article.pk).update(**heading)
        heading = None
    last = max(draft.articles.values_list("position", flat=True), default=0)
    for position, revision in enumerate(kept, last + 1):
        Article.objects.create(edition=draft, position=position, revision=revision)


def _heading(article):
    return {
        name: getattr(article, name) or "" for name in ("heading", *(f"heading_{language}" for language in LANGUAGES))
    }
