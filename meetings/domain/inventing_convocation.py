"""An invented meeting to come that cities are convened to, with an answer of every kind."""

import datetime

from django.db import transaction
from django.utils import translation

from charters.domain.words import AUTHORITATIVE
from members.domain.acting import LEADING
from members.models import Mandate, Member, Person

from ..models import Commission, Invitee, Meeting
from .agendas import models
from .answering import answer
from .convening import convene
from .preparing import announce, next_number, prepare_meeting

_THEME = {
    "theme_fr": "Réunion inventée, convoquée, pour la démonstration",
    "theme_en": "An invented meeting that cities are convened to, for demonstration",
    "theme_ar": "اجتماع مُختلَق استُدعيت إليه المدن، لأغراض العرض",
}
_TEXTS = {
    "venue_fr": "Hôtel de ville de Ville-Exemple A",
    "venue_en": "Town hall of Example City A",
    "venue_ar": "بلدية مدينة مثال أ",
    "practical_fr": "Accueil dès 8 h 30. L’interprétation est assurée en français, en anglais et en arabe.",
    "practical_en": "Welcome from 8:30. Interpreting in French, English and Arabic.",
    "practical_ar": "الاستقبال ابتداءً من 8:30. تتوفر الترجمة الفورية بالفرنسية والإنجليزية والعربية.",
}
GUEST = ("INVENTÉ", "Gabriel", "gabriel@demonstration.example")


@transaction.atomic
def invent_convocation(*, on, host):
    """The invented meeting, convened for the date ``on`` at the member with the address ``host``; made if missing."""
    found = Meeting.objects.filter(theme_fr=_THEME["theme_fr"]).first()
    if found:
        return found
    with translation.override(AUTHORITATIVE):
        commission = Commission.objects.get(slug="villes-innovantes")
        facts = {
            "starts_on": on,
            "ends_on": on,
            "starts_at": datetime.time(9),
            "ends_at": datetime.time(12, 30),
            "host": Member.objects.get(slug=host),
            "format": Meeting.Format.HYBRID,
            "video_link": "https://visio.demonstration.example/salle",
            "reply_by": on - datetime.timedelta(days=10),
            **_THEME,
            **_TEXTS,
        }
        meeting = prepare_meeting(
            commission=commission, number=next_number(commission), facts=facts, model=models()["ordinary"]
        )
        _invite(meeting)
        meeting = convene(announce(meeting), by=None)
        _answer(meeting)
    return meeting


def _invite(meeting):
    """The delegates and alternates of invented cities, and a guest of the first."""
    mandates = Mandate.objects.filter(kind__in=LEADING, member__is_demonstration=True, person__user__isnull=False)
    for mandate in mandates.select_related("member").order_by("member__slug", "kind", "pk"):
        Invitee.objects.get_or_create(
            meeting=meeting, person_id=mandate.person_id, defaults={"member": mandate.member, "title": mandate.title}
        )
    surname, given_name, email = GUEST
    guest = Person.objects.create(surname=surname, given_name=given_name, email=email, language="fr")
    Invitee.objects.create(meeting=meeting, person=guest, member=meeting.host, title="Directeur du numérique")


def _answer(meeting):
    """On site, by video, represented, excused; whoever comes after these has not answered."""
    people = list(meeting.invitees.order_by("member__slug", "pk"))
    for invitee, reply in zip(people, ("on_site", "represented", "excused", "video"), strict=False):
        holder = people[0] if reply == "represented" else None
        through = Invitee.Through.WORKSPACE if holder else Invitee.Through.LINK
        answer(invitee, reply=reply, through=through, represented_by=holder)
