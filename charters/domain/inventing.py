"""Invented amendments of invented cities, with which someone tries a consultation on their own machine."""

from typing import NamedTuple

from django.db import transaction
from django.utils import translation

from members.models import Member, User

from ..models import Amendment, Article, Charter, Edition
from .accepting import accept_amendment, proposal_of
from .amending import Text, begin_amendment, change_amendment, proposed, submit_amendment
from .cosigning import cosign
from .drafting import draft_next_edition, next_free_number
from .judging import declare_admissible, decline
from .words import AUTHORITATIVE


class Invented(NamedTuple):
    """An amendment to a principle (its key): who proposes ``new`` in the place of ``old``, in which language, and why.

    ``fate``: "draft", "submitted", "admissible", "accepted" or "declined".
    """

    letter: str
    principle: str
    language: str
    kind: str
    old: str
    new: str
    why: str
    fate: str = "submitted"


AMENDMENTS = (
    Invented(
        *("a", "sobriete", "fr", "meaning", "les données nécessaires", "les données strictement nécessaires"),
        "Le mot « strictement » est celui des règlements que nos services appliquent déjà.",
    ),
    Invented(
        *("b", "sobriete", "fr", "meaning", "les données nécessaires", "les données utiles au service"),
        "« Nécessaires » se discute ; l'utilité pour le service se vérifie.",
    ),
    Invented(
        *("c", "sobriete", "ar", "meaning", "الضرورية", "الضرورية وحدها"),
        "نقترح التشديد على أن ما ليس ضروريا لا يُجمع.",
    ),
    Invented(
        *("b", "algorithmes", "en", "translation", "keeps a public register", "maintains a public register"),
        "“Maintains” says that the register is kept up to date.",
        "admissible",
    ),
    Invented(
        *("a", "algorithmes", "fr", "meaning", "un registre public", "un registre public et à jour"),
        "Un registre qui n'est pas à jour ne sert à personne.",
        "accepted",
    ),
    Invented(
        *("b", "decision-humaine", "fr", "meaning", "Une personne identifiée", "Un service identifié"),
        "Dans une petite ville, une seule personne ne peut pas répondre de tout.",
        "declined",
    ),
    Invented(
        *("a", "decision-humaine", "fr", "meaning", "un réexamen", "un réexamen sans frais"),
        "Un réexamen payant n'en est pas un.",
        "draft",
    ),
)
_DECLINED = "Le principe veut qu'une personne réponde de la décision ; une petite ville peut en désigner une seule."


@transaction.atomic
def invent_amendments(*, at):
    """Make AMENDMENTS to the shared charter in consultation, and a draft of the next edition, where there are none.

    ``at`` is an aware datetime. Returns the number made: 0 where no consultation is open or amendments exist.
    """
    editions = Edition.objects.filter(charter__kind=Charter.Kind.SHARED, status=Edition.Status.CONSULTATION)
    edition = editions.select_related("charter").order_by("-pk").first()
    if edition is None or Amendment.objects.exists():
        return 0
    with translation.override(AUTHORITATIVE):
        if not Edition.objects.filter(charter=edition.charter, status=Edition.Status.DRAFT).exists():
            draft_next_edition(edition, number=next_free_number(edition), by=None)
        made = [_invent(edition, invented, at=at) for invented in AMENDMENTS]
        signer = Member.objects.get(slug="ville-exemple-c")
        cosign(made[0], member=signer, by=_delegate(signer), at=at)
    return len(made)


def _invent(edition, invented, *, at):
    """One amendment as it is said, and what became of it."""
    member = Member.objects.get(slug=f"ville-exemple-{invented.letter}")
    articles = Article.objects.select_related("revision__principle")
    revision = articles.get(edition=edition, revision__principle__key=invented.principle).revision
    by = _delegate(member)
    draft = begin_amendment(
        member=member,
        edition=edition,
        revision=revision,
        language=invented.language,
        kind=invented.kind,
        by=by,
        at=at,
    )
    text = proposed(draft)
    statement = text.statement.replace(invented.old, invented.new)
    if statement == text.statement:
        raise ValueError(f"{invented.principle} has no “{invented.old}” in {invented.language}")
    draft = change_amendment(
        draft, text=Text(text.title, statement), french=None, justification=invented.why, version=draft.version, at=at
    )
    if invented.fate == "draft":
        return draft
    made = submit_amendment(draft, version=draft.version, by=by, at=at)
    act = {"version": made.version, "by": None, "at": at}
    match invented.fate:
        case "admissible":
            return declare_admissible(made, **act)
        case "declined":
            return decline(made, reason=_DECLINED, **act)
        case "accepted":
            return _accept(made, **act)
    return made


def _accept(amendment, **act):
    proposal = proposal_of(amendment)
    reason = f"Amendement {amendment.number} de {amendment.member.name_fr}."
    declared = {"change": "substantive", "change_reason": reason}
    return accept_amendment(amendment, text=proposal.whole, seen=proposal.seen, reason="", **declared, **act)


def _delegate(member):
    """The account of the member's first delegate or alternate, if it has one."""
    mandates = member.mandates.filter(kind__in=["delegate", "alternate"], person__user__isnull=False)
    return User.objects.filter(person__mandates__in=mandates).order_by("pk").first()
