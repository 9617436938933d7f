"""An invented vote of the invented cities, with which someone tries voting on their own machine.

It is on an amendment: to put an edition of the charter to the vote would seal it, and end its consultation.
"""

import datetime

from django.db import transaction
from django.utils import translation

from members.models import Member

from ...domain.amending import Text, begin_amendment, change_amendment, proposed, submit_amendment
from ...domain.words import AUTHORITATIVE
from ...models import Article, Charter, Edition
from ..models import Elector, Round
from .casting import cast
from .clock import database_now
from .opening import open_round

PRINCIPLE = "ouverture"
PROPOSED = "La ville dit chaque année ce qu'elle a ouvert, et pourquoi le reste ne l'est pas."
_WHY = "Pour que l'ouverture par défaut se vérifie."
_SAYS = "Nous publions déjà cette liste."
_LASTS = datetime.timedelta(days=21)


@transaction.atomic
def invent_vote(*, at):
    """Open a vote of the invented cities on an amendment by one of them, which has voted; returns the Round.

    ``at`` is an aware datetime. None where a vote exists, or no consultation is open, or no such city may vote.
    """
    editions = Edition.objects.filter(charter__kind=Charter.Kind.SHARED, status=Edition.Status.CONSULTATION)
    edition = editions.select_related("charter").order_by("-pk").first()
    city = Member.objects.filter(is_demonstration=True, has_voting_right=True).order_by("slug").last()
    if edition is None or city is None or Round.objects.exists():
        return None
    with translation.override(AUTHORITATIVE):
        now = database_now()
        amendment = _amendment(edition, city, at=at)
        vote = Round.objects.create(
            edition=edition, mode=Round.Mode.AMENDMENT, amendment=amendment, opens_at=now, closes_at=now + _LASTS
        )
        vote = open_round(vote, by=None)
        elector = Elector.objects.select_related("round", "member").get(round=vote, member=city)
        cast(elector, choices=[{"choice": "for", "statement": _SAYS}], seen=0, by=None)
    return vote


def _amendment(edition, city, *, at):
    """An amendment that adds a paragraph to a principle in consultation, submitted."""
    articles = Article.objects.select_related("revision__principle")
    revision = articles.get(edition=edition, revision__principle__key=PRINCIPLE).revision
    draft = begin_amendment(
        member=city, edition=edition, revision=revision, language=AUTHORITATIVE, kind="meaning", by=None, at=at
    )
    text = proposed(draft)
    text = Text(text.title, f"{text.statement}\n\n{PROPOSED}")
    draft = change_amendment(draft, text=text, french=None, justification=_WHY, version=draft.version, at=at)
    return submit_amendment(draft, version=draft.version, by=None, at=at)
