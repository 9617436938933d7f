"""Invented adoptions of invented cities, one for each state that there is, for a demonstration's own data alone."""

import datetime
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation

from members.models import Member

from ...domain.declaring import declare_change
from ...domain.drafting import draft_next_edition, draft_wording
from ...domain.enacting import put_to_vote, record_outcome, set_in_force
from ...domain.words import AUTHORITATIVE
from ...models import Charter, Edition, PrincipleRevision
from ..documents.model_act import model_act_manuscript
from ..models import Adoption
from .declaring import declare_intention, declare_interest, reinstate, suspend, withdraw
from .editions import listed_in
from .preparing import Said, begin, save_choices, save_facts
from .recording import complete, record, send_back, verify

Change = PrincipleRevision.Change
# Of this principle the second edition in force changes the substance.
CHANGED = "sobriete"
_DAYS_AGO_FIRST, _DAYS_AGO_SECOND = 400, 60


class Invented(NamedTuple):
    """A member: the last part of its address, its name in each language, country and place, and what it did.

    ``said``: {key of a principle: Said}, adopted where nothing is said. ``steps``: what happened, in order.
    """

    slug: str
    names: tuple
    country: str
    place: tuple
    steps: tuple
    said: dict = {}
    kind: str = Member.Kind.CITY


_PROVISION = Said("provision", "Ville-Exemple conserve douze mois les données de sa billetterie.")
_RESERVATION = Said("reservation", "La ville n'a pas encore d'équipe pour tenir ce registre.")
_DEFERRED = Said("deferred", "Le conseil en reparlera après l'inventaire.")

INVENTED = (
    Invented("ville-exemple-a", (), "", (), ("interest", "verified", "second"), {"ouverture": _PROVISION}),
    Invented("ville-exemple-b", (), "", (), ("verified",), {"algorithmes": _RESERVATION}),
    Invented("ville-exemple-c", (), "", (), ("interest", "returned")),
    Invented(
        *("ville-exemple-d", ("Ville-Exemple D", "Example City D", "مدينة مثال د"), "MA", (31, -6)),
        *(("recorded",), {"vie-privee": _DEFERRED}),
    ),
    Invented("ville-exemple-e", ("Ville-Exemple E", "Example City E", "مدينة مثال هـ"), "CM", (5, 11), ("intention",)),
    Invented("ville-exemple-f", ("Ville-Exemple F", "Example City F", "مدينة مثال و"), "CI", (7, -5), ("interest",)),
    Invented(
        *("ville-exemple-g", ("Ville-Exemple G", "Example City G", "مدينة مثال ز"), "BE", (50, 4)),
        *(("unknown", "suspended"),),
    ),
    Invented(
        *("ville-exemple-h", ("Ville-Exemple H", "Example City H", "مدينة مثال ح"), "CH", (47, 7)),
        *(("verified", "withdrawn"),),
    ),
    Invented(
        *("ville-exemple-i", ("Ville-Exemple I", "Example City I", "مدينة مثال ط"), "TN", (35, 9)),
        *(("unknown", "completed", "suspended", "reinstated"),),
    ),
    Invented(
        *("institution-exemple", ("Institution-Exemple", "Example Institution", "مؤسسة مثال"), "FR", (46, 2)),
        *(("verified",), {}, Member.Kind.INSTITUTION),
    ),
)


@transaction.atomic
def invent_adoptions(*, at):
    """Bring two editions of the shared charter into force, and invent INVENTED's adoptions; returns their number.

    ``at`` is an aware datetime. 0 where an edition is in force already, or none is there to be made from.
    """
    charter = Charter.objects.filter(kind=Charter.Kind.SHARED).first()
    base = Edition.objects.filter(charter=charter, sealed_at__isnull=False).order_by("pk").first()
    if base is None or Edition.objects.filter(charter=charter, status=Edition.Status.IN_FORCE).exists():
        return 0
    today = at.date()
    with translation.override(AUTHORITATIVE):
        first = _in_force(draft_next_edition(base, number="1.0", by=None), today=today, ago=_DAYS_AGO_FIRST)
        for invented in INVENTED:
            _Story(invented, charter, today=today, at=at).tell(before="second")
        _in_force(_second(first), today=today, ago=_DAYS_AGO_SECOND)
        for invented in INVENTED:
            _Story(invented, charter, today=today, at=at).tell(after="second")
    return len(INVENTED)


def _second(first):
    """A draft made from ``first``, in which CHANGED says more."""
    draft = draft_next_edition(first, number="1.1", by=None)
    article = draft.articles.select_related("revision").get(revision__principle__key=CHANGED)
    wording, _drafts = draft_wording(article.revision, change=Change.SUBSTANTIVE, by=None)
    wording.statement_fr += " Chaque année, la ville publie ce qu'elle a supprimé."
    wording.statement_en += " Each year, the city publishes what it has deleted."
    wording.statement_ar += " وتنشر المدينة كل سنة ما حذفته."
    wording.save()
    declare_change(wording, change=Change.SUBSTANTIVE, reason="Pour que la purge se vérifie.", by=None)
    return draft


def _in_force(draft, *, today, ago):
    """The draft, put to the vote, carried and in force, so many days ``ago``."""
    on = today - datetime.timedelta(days=ago)
    edition = put_to_vote(draft, by=None, on=on, tells=False)
    edition = record_outcome(edition, is_carried=True, decided_on=on, by=None, on=on, tells=False)
    return set_in_force(edition, on=on, by=None, today=on, tells=False)


class _Story:
    """What one invented member does, step by step."""

    def __init__(self, invented, charter, *, today, at):
        self.invented, self.charter, self.today, self.at = invented, charter, today, at
        self.member = _member(invented)
        self.act = {"by": None, "at": at}

    def tell(self, *, before=None, after=None):
        """Do the steps before or after the one named; without it there is nothing after."""
        steps = self.invented.steps
        if before is not None:
            steps = steps[: steps.index(before)] if before in steps else steps
        else:
            steps = steps[steps.index(after) :] if after in steps else ()
        for step in steps:
            getattr(self, f"_{step}")()

    @property
    def adoption(self):
        return Adoption.objects.with_names().get(member=self.member, charter=self.charter)

    def _day(self, ago):
        return self.today - datetime.timedelta(days=ago)

    def _interest(self):
        declare_interest(member=self.member, charter=self.charter, on=self._day(390), **self.act)

    def _intention(self):
        said = {"expected_on": self.today + datetime.timedelta(days=45), "note": "Inscrit à l'ordre du jour."}
        declare_intention(member=self.member, charter=self.charter, on=self._day(20), **said, **self.act)

    def _verified(self):
        verify(self._made(), on=self._day(300), **self.act)

    def _unknown(self):
        """An old decision of which neither the day nor the votes are known."""
        unknown = {"decided_on": None, "votes_for": None, "votes_against": None, "votes_abstaining": None}
        verify(self._made(**unknown), on=self._day(300), **self.act)

    def _completed(self):
        found = {"decided_on": self._day(320), "votes_for": 19, "votes_against": 0, "votes_abstaining": 3}
        complete(self.adoption.instruments.verified().get(), found, on=self._day(200), **self.act)

    def _recorded(self):
        self._made(ago=3)

    def _returned(self):
        reason = "Le document signé est celui d'une autre séance."
        send_back(self._made(ago=12), reason=reason, on=self._day(10), **self.act)

    def _suspended(self):
        # A decision of which the day is not known counts from its verification: from today.
        is_dated = self.adoption.instruments.verified().filter(decided_on__isnull=False).exists()
        on = self._day(30) if is_dated else self.today
        suspend(self.adoption, reason="Aucun bilan depuis deux ans.", on=on, **self.act)

    def _reinstated(self):
        reinstate(self.adoption, reason="Le bilan est arrivé.", on=self._day(5), **self.act)

    def _withdrawn(self):
        reason = "Le nouveau conseil prépare sa propre charte."
        withdraw(self.adoption, reason=reason, on=self._day(30), **self.act)

    def _second(self):
        """The council confirms what the second edition changed."""
        verify(self._made(ago=14, decided_on=self._day(15), number="2026-41"), on=self._day(12), **self.act)

    def _made(self, *, ago=305, **known):
        """An instrument that was recorded so many days ``ago``, its signed document made of its own model act."""
        on = known.get("decided_on") or self._day(310)
        draft = begin(member=self.member, charter=self.charter, on=max(on, self._day(380)), **self.act)
        asked = listed_in(draft.edition)
        if draft.purpose == draft.Purpose.CONFIRMATION:
            asked = {key: one for key, one in asked.items() if one.revision.principle.key == CHANGED}
        said = {
            key: self.invented.said.get(article.revision.principle.key, Said("adopted"))
            for key, article in asked.items()
        }
        draft = save_choices(draft, said, version=draft.version, **self.act)
        draft = save_facts(draft, self._facts(**known), version=draft.version, **self.act)
        paper = ContentFile(model_act_manuscript(draft, AUTHORITATIVE).printed(), name="acte.pdf")
        draft = save_facts(draft, self._facts(**known), version=draft.version, file=paper, **self.act)
        return record(draft, version=draft.version, on=self._day(ago), **self.act)

    def _facts(self, **known):
        name = self.member.name_fr
        facts = {
            "language": AUTHORITATIVE,
            "kind": "letter" if self.invented.kind == Member.Kind.INSTITUTION else "deliberation",
            "number": "2026-17",
            "body": f"Conseil de {name}",
            "decided_on": self._day(310),
            "effective_on": None,
            "votes_for": 24,
            "votes_against": 3,
            "votes_abstaining": 2,
            "signatory_name": "Prénom NOM-EXEMPLE",
            "signatory_title": "Maire",
            "focal_name": "Autre NOM-EXEMPLE",
            "focal_title": "Chargée de mission données",
        }
        return facts | known


def _member(invented):
    """The invented member, made if it is not there."""
    found = Member.objects.filter(slug=invented.slug).first()
    if found is None:
        french, english, arabic = invented.names
        latitude, longitude = invented.place
        found = Member.objects.create(
            slug=invented.slug,
            kind=invented.kind,
            name_fr=french,
            name_en=english,
            name_ar=arabic,
            country=invented.country,
            latitude=latitude,
            longitude=longitude,
            is_demonstration=True,
        )
    return found
