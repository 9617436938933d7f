"""Annotations of invented cities, for a portal on one's own machine."""

from typing import NamedTuple

from charter_portal.text.anchoring import locate
from members.models import Member, User

from ..models import Annotation, Charter, Principle
from .annotating import WHOLE, draft_annotation, ground_for, publish_annotation
from .answering import decide, reply_to


class Invented(NamedTuple):
    """An annotation: the letter of its city, who writes, on which principle and words of it, and what it says.

    ``published_by`` is "" for a draft. Accounts are the part of the address before the @.
    """

    city: str
    author: str
    published_by: str
    principle: str
    quote: str
    language: str
    kind: str
    visibility: str
    body: str


INVENTED = (
    Invented(
        *("a", "contributrice.ab", "deleguee.a", "algorithmes", "registre public des algorithmes", "fr"),
        *("question", "public", "Le registre doit-il aussi lister les tableurs qui classent des demandes ?"),
    ),
    Invented(
        *("b", "delegue.b", "delegue.b", "algorithmes", "understandable language", "en"),
        *("proposal", "public", "Say for whom: “language that residents understand”."),
    ),
    Invented(
        *("c", "deleguee.c", "deleguee.c", "algorithmes", "", "ar"),
        *("remark", "members", "نقترح أن نتقاسم بين مدننا نموذجًا واحدًا لهذا السجل."),
    ),
    Invented(
        *("a", "deleguee.a", "deleguee.a", "sobriete", "à l'échéance annoncée", "fr"),
        *("remark", "city", "À vérifier avec nos archives avant la prochaine réunion."),
    ),
    Invented(
        *("a", "contributrice.ab", "", "ouverture", "librement réutilisables", "fr"),
        *("proposal", "public", "Ajouter : « sous une licence reconnue »."),
    ),
)


def invent_annotations(*, at):
    """Make INVENTED on the shared charter in consultation, with a reply and a decision; returns how many were made.

    Nothing where there is no such charter, or where an invented city has annotated already.
    """
    if Annotation.objects.filter(member__is_demonstration=True).exists():
        return 0
    made = [annotation for row in INVENTED if (annotation := _invent(row, at))]
    if len(made) == len(INVENTED):
        question, proposal = made[:2]
        reply_to(question, body="Oui, dès qu'ils décident de l'ordre des réponses.", member=None, by=None, at=at)
        decide(question, disposition="answered", reason="Précisé dans la réponse.", by=None, at=at)
        reply_to(proposal, body="Nous soutenons cette proposition.", member=question.member, by=None, at=at)
    return len(made)


def _invent(row, at):
    """The Annotation of an Invented, or None where its city or the words are not there to annotate."""
    member = Member.objects.filter(slug=f"ville-exemple-{row.city}").first()
    principle = Principle.objects.filter(charter__kind=Charter.Kind.SHARED, key=row.principle).first()
    ground = member and principle and ground_for(member, principle, language=row.language, at=at)
    if not ground:
        return None
    draft = draft_annotation(
        member=member,
        ground=ground,
        passage=locate(ground.text, row.quote) if row.quote else WHOLE,
        kind=row.kind,
        visibility=row.visibility,
        body=row.body,
        by=_account(row.author),
        at=at,
    )
    if row.published_by:
        return publish_annotation(draft, version=draft.version, by=_account(row.published_by), at=at)
    return draft


def _account(name):
    return User.objects.filter(email__startswith=f"{name}@").first()
