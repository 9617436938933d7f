"""Invented votes of the invented cities, with which someone tries voting on their own machine, and reads a result.

They are on amendments: to put an edition of the charter to the vote would seal it, and end its consultation.
"""

import datetime
import time

from django.db import transaction
from django.utils import translation

from members.models import Member

from ...domain.amending import Text, begin_amendment, change_amendment, proposed, submit_amendment
from ...domain.words import AUTHORITATIVE
from ...models import Article, Charter, Edition
from ..exceptions import TooLate
from ..models import Elector, Round
from .casting import cast
from .certifying import certify
from .clock import database_now
from .opening import open_round

PRINCIPLE = "ouverture"
PROPOSED = "La ville dit chaque année ce qu'elle a ouvert, et pourquoi le reste ne l'est pas."
_WHY = "Pour que l'ouverture par défaut se vérifie."
_SAYS = "Nous publions déjà cette liste."
_LASTS = datetime.timedelta(days=21)
# The vote that is over: an amendment, what the first cities said on it, and how long they had.
PROPOSED_BEFORE = "La ville publie aussi les formats dans lesquels elle ouvre ses données."
_WHY_BEFORE = "Pour que d'autres puissent les relire."
_SAID = (
    ("abstention", "Nos formats sont ceux des logiciels que nous avons : l'amendement nous le fait dire."),
    ("against", "Ce détail n'a pas sa place dans une charte."),
    ("for", ""),
)
# Seconds: long enough for four ballots, and tried again with more where a busy machine took longer.
_LASTS_SHORT = (3, 15, 60)


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
        amendment = _amendment(edition, city, PROPOSED, _WHY, at=at)
        vote = Round.objects.create(
            edition=edition, mode=Round.Mode.AMENDMENT, amendment=amendment, opens_at=now, closes_at=now + _LASTS
        )
        vote = open_round(vote, by=None)
        elector = Elector.objects.select_related("round", "member").get(round=vote, member=city)
        cast(elector, choices=[{"choice": "for", "statement": _SAYS}], seen=0, by=None)
    return vote


def invent_past_vote(*, at):
    """Hold a vote of the invented cities that lasts some seconds, wait for its end and certify it; returns the Round.

    ``at`` is an aware datetime. None where a vote was certified, or no consultation is open, or too few cities may
    vote. All is done as people do it: nothing can be entered for a moment that is past. Outside a transaction.
    """
    editions = Edition.objects.filter(charter__kind=Charter.Kind.SHARED, status=Edition.Status.CONSULTATION)
    edition = editions.select_related("charter").order_by("-pk").first()
    cities = list(Member.objects.filter(is_demonstration=True, has_voting_right=True).order_by("slug"))
    if edition is None or len(cities) < len(_SAID) or Round.objects.filter(certified_at__isnull=False).exists():
        return None
    with translation.override(AUTHORITATIVE):
        vote = _held_in_time(edition, cities, at=at)
        while (left := vote.closes_at - database_now()) > datetime.timedelta(0):
            time.sleep(left.total_seconds())
        return certify(vote, by=None)


def _held_in_time(edition, cities, *, at):
    """As ``_held``, with the shortest of _LASTS_SHORT that is enough. Raises TooLate where none is."""
    *shorter, longest = _LASTS_SHORT
    for seconds in shorter:
        try:
            return _held(edition, cities, seconds=seconds, at=at)
        except TooLate:  # all of it is undone
            continue
    return _held(edition, cities, seconds=longest, at=at)


@transaction.atomic
def _held(edition, cities, *, seconds, at):
    """The Round, open for so many ``seconds``, in which the cities have cast their ballots, the first one twice."""
    amendment = _amendment(edition, cities[0], PROPOSED_BEFORE, _WHY_BEFORE, at=at)
    now = database_now()
    closes_at = now + datetime.timedelta(seconds=seconds)
    vote = Round.objects.create(
        edition=edition, mode=Round.Mode.AMENDMENT, amendment=amendment, opens_at=now, closes_at=closes_at
    )
    vote = open_round(vote, by=None)
    electors = Elector.objects.select_related("round", "member").filter(round=vote, member__in=cities)
    for elector, (choice, statement) in zip(electors.order_by("slug"), _SAID, strict=False):
        cast(elector, choices=[{"choice": choice, "statement": statement}], seen=0, by=None)
    cast(electors.get(member=cities[0]), choices=[{"choice": "for", "statement": _SAID[0][1]}], seen=1, by=None)
    return vote


def _amendment(edition, city, proposal, why, *, at):
    """An amendment that adds a paragraph to a principle in consultation, submitted."""
    articles = Article.objects.select_related("revision__principle")
    revision = articles.get(edition=edition, revision__principle__key=PRINCIPLE).revision
    draft = begin_amendment(
        member=city, edition=edition, revision=revision, language=AUTHORITATIVE, kind="meaning", by=None, at=at
    )
    text = proposed(draft)
    text = Text(text.title, f"{text.statement}\n\n{proposal}")
    draft = change_amendment(draft, text=text, french=None, justification=why, version=draft.version, at=at)
    return submit_amendment(draft, version=draft.version, by=None, at=at)
