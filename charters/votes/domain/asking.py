"""What a round asks: its questions, found in the edition or the amendment that it is about."""

from dataclasses import dataclass

from charter_portal.register.canonical import sha256
from charter_portal.text.paragraphs import paragraphs

from ...domain.words import AUTHORITATIVE
from ...models import Article, Edition
from ..models import Question, Round

Kind = Question.Kind


@dataclass(frozen=True)
class Asked:
    """A question to be: its kind, the wording or the amendment where it is about one, and the digest of the French."""

    kind: str
    digest: str
    revision: object = None
    amendment: object = None


def asked_by(vote):
    """The Asked of a Round, in order. Digests are empty until the edition is sealed. Three queries at most."""
    if vote.mode == Round.Mode.AMENDMENT:
        return [Asked(Kind.AMENDMENT, amendment_digest(vote.amendment), amendment=vote.amendment)]
    if vote.mode == Round.Mode.EN_BLOC:
        return [Asked(Kind.EDITION, vote.edition.digest)]
    return _by_principle(vote.edition)


def in_force_beside(edition):
    """The edition of the same charter that is in force, or None."""
    editions = Edition.objects.filter(charter_id=edition.charter_id, status=Edition.Status.IN_FORCE)
    return editions.exclude(pk=edition.pk).first()


def articles_of(edition):
    """The articles of an edition with their wordings and principles, in order; none of no edition."""
    if edition is None:
        return []
    return list(Article.objects.filter(edition=edition).select_related("revision__principle"))


def _by_principle(edition):
    """Each wording that is not the one in force already, then each principle in force that the edition leaves out.

    A correction of a translation has the French of what it corrects, hence its digest, and asks nothing.
    """
    before = {article.revision.principle_id: article.revision for article in articles_of(in_force_beside(edition))}
    asked = []
    for article in articles_of(edition):
        old = before.pop(article.revision.principle_id, None)
        if old is None or old.digest != article.revision.digest or not article.revision.is_sealed:
            asked.append(Asked(Kind.PRINCIPLE, article.revision.digest, revision=article.revision))
    return [*asked, *(Asked(Kind.WITHDRAWAL, old.digest, revision=old) for old in before.values())]


def amendment_digest(amendment):
    """SHA-256 of the canonical JSON of what the amendment would have the French say.

    ``{"format": "amendment/1", "language": "fr", "title": str, "statement": [paragraph…]}``; the correction of a
    translation, which leaves the French alone, is hashed in its own language.
    """
    is_french = amendment.language == AUTHORITATIVE or amendment.kind == amendment.Kind.TRANSLATION
    title = amendment.title if is_french else amendment.french_title
    statement = amendment.statement if is_french else amendment.french_statement
    language = amendment.language if is_french else AUTHORITATIVE
    return sha256({"format": "amendment/1", "language": language, "title": title, "statement": paragraphs(statement)})
