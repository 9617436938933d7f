"""What many stories of clauses do: a library, a city, and what it says of its uses. All is plainly invented."""

import datetime

from django.utils import timezone

from charters.clauses.domain.publishing import draft_next_version, publish_version
from charters.clauses.domain.recording import Chosen, Said, begin_use, publish_stage, write_stage
from charters.clauses.models import ClauseVersion, Use
from charters.models import Edition
from tests.factories import ArticleFactory, ClauseVersionFactory, EditionFactory, MandateFactory, UserFactory

DAY = datetime.timedelta(days=1)
TRIAL, GENERALISED, ENDED = "trial", "generalised", "ended"


def published(key="remise", *, principle="sobriete", **fields):
    """A published version of a clause for a principle of the shared charter, which an edition lists."""
    edition = Edition.objects.filter(number="0.9").first() or EditionFactory(status="reference", number="0.9")
    article = edition.articles.filter(revision__principle__key=principle).first()
    if article is None:
        position = edition.articles.count() + 1
        article = ArticleFactory(edition=edition, position=position, revision__principle__key=principle)
    principle = article.revision.principle
    return ClauseVersionFactory(clause__key=key, clause__principle=principle, published=True, **fields)


def followed(version, text="Le titulaire remet toutes les données à la ville.", reason="Toutes les données."):
    """The next version of the clause, published, with another text."""
    draft = draft_next_version(version.clause)
    ClauseVersion.objects.filter(pk=draft.pk).update(text_fr=text, text=text, reason=reason)
    return publish_version(draft, by=None)


def leader(member):
    """An account that leads the member's delegation."""
    return UserFactory(person=MandateFactory(member=member).person)


def begun(member, version, kind=TRIAL, **said):
    """A draft of the member's use of a version of the library."""
    return begin_use(
        member=member, chosen=Chosen(version=version), said=Said(kind=kind, **said), by=None, at=timezone.now()
    )


def used(member, version, kind=TRIAL, **said):
    """A published use of a version of the library, with one stage."""
    use = begun(member, version, kind, **said)
    publish_stage(use, version=use.version, by=None, at=timezone.now())
    return Use.objects.get(pk=use.pk)


def used_in_own_words(member, principle, *, title="Une clause", text="Le prestataire rend les données.", **said):
    """A published use of the member's own words."""
    chosen = Chosen(principle=principle, title=title, text=text)
    said = Said(**{"kind": TRIAL, **said})
    use = begin_use(member=member, chosen=chosen, said=said, by=None, at=timezone.now())
    publish_stage(use, version=use.version, by=None, at=timezone.now())
    return Use.objects.get(pk=use.pk)


def written(use, kind=GENERALISED, *, corrects=None, at=None, **said):
    """The draft of a further stage of a published use; returns the Use."""
    use = Use.objects.get(pk=use.pk)
    act = {"version": use.version, "by": None, "at": at or timezone.now()}
    return write_stage(use, said=Said(kind=kind, **said), corrects=corrects, **act)


def further(use, kind=GENERALISED, *, corrects=None, **said):
    """A further stage of a published use, published; returns the Stage."""
    use = written(use, kind, corrects=corrects, **said)
    return publish_stage(use, version=use.version, by=None, at=timezone.now())
