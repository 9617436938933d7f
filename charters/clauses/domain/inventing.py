"""Invented uses of clauses by the invented cities, for a portal on one's own machine."""

import datetime

from django.db import transaction
from django.utils import translation

from members.models import Member

from ...domain.words import AUTHORITATIVE
from ...models import Charter, Principle
from ..models import ClauseVersion, Offers, Stage, Use
from .recording import Chosen, Said, begin_use, publish_stage, write_stage

_DAY = datetime.timedelta(days=1)
_OWN = Chosen(
    title="Un registre des traitements tenu ensemble",
    text="Le titulaire tient avec la ville un registre commun de ce qu'il fait des données, à jour chaque mois.",
)


@transaction.atomic
def invent_uses(*, at):
    """A use on trial, one generalised and one ended, each by an invented city; returns how many were made.

    ``at`` is an aware datetime. 0 where uses exist, or there is no library, or no such city.
    """
    cities = {city.slug[-1]: city for city in Member.objects.filter(is_demonstration=True)}
    if Use.objects.exists() or not {"a", "b", "c"} <= cities.keys() or not ClauseVersion.objects.public().exists():
        return 0
    with translation.override(AUTHORITATIVE):
        stories = ((cities["a"], _on_trial(at)), (cities["b"], _generalised(at)), (cities["c"], _ended(at)))
        for city, (chosen, *told) in stories:
            _record(city, chosen, told, at=at)
    return len(stories)


def _record(city, chosen, told, *, at):
    use = begin_use(member=city, chosen=chosen, said=told[0], by=None, at=at)
    publish_stage(use, version=use.version, by=None, at=at)
    for said in told[1:]:
        use = write_stage(use, said=said, version=Use.objects.get(pk=use.pk).version, by=None, at=at)
        publish_stage(use, version=use.version, by=None, at=at)


def _on_trial(at):
    """On trial since two months, for a year, the effect on offers not known yet."""
    today = at.date()
    return _library("restitution-des-donnees"), Said(
        kind=Stage.Kind.TRIAL,
        contract="Collecte des déchets du centre",
        began_on=today - 60 * _DAY,
        ended_on=today + 305 * _DAY,
        lesson="Le format de remise a été demandé dès la réponse aux questions : il vaut mieux le joindre au dossier.",
    )


def _generalised(at):
    """Tried for a year on one contract, then generalised, with dearer offers at first."""
    today = at.date()
    trial = Said(
        kind=Stage.Kind.TRIAL,
        contract="Stationnement sur voirie",
        began_on=today - 700 * _DAY,
        ended_on=today - 335 * _DAY,
        lesson="L'essai annuel d'export a montré deux champs manquants, corrigés sans frais.",
        offers=Offers.DEARER,
        offers_note="Deux offres sur trois chiffraient la réversibilité au-dessus de notre estimation.",
    )
    after = Said(
        kind=Stage.Kind.GENERALISED,
        began_on=today - 300 * _DAY,
        lesson="La clause est dans nos contrats types ; le prix de la réversibilité se compare désormais entre offres.",
        offers=Offers.NO_EFFECT,
    )
    return _library("reversibilite-chiffree"), trial, after


def _ended(at):
    """The city's own words, tried and given up; when the trial began is not known."""
    today = at.date()
    principle = Principle.objects.get(charter__kind=Charter.Kind.SHARED, key="vie-privee")
    trial = Said(kind=Stage.Kind.TRIAL, contract="Billetterie de la piscine", ended_on=today - 90 * _DAY)
    end = Said(
        kind=Stage.Kind.ENDED,
        ended_on=today - 80 * _DAY,
        lesson="Le registre commun n'était tenu que par la ville. Une remise mensuelle aurait suffi.",
        offers=Offers.REFUSED,
        offers_note="Un fournisseur a renoncé, faute de personnel pour tenir le registre.",
    )
    return _OWN._replace(principle=principle), trial, end


def _library(key):
    return Chosen(version=ClauseVersion.objects.current().select_related("clause__principle").get(clause__key=key))
