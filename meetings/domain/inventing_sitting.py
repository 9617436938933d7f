"""An invented meeting that is in session, with which someone tries writing minutes on their own machine."""

import datetime

from django.db import transaction
from django.utils import translation

from charters.domain.tallying import Choice
from charters.domain.words import AUTHORITATIVE
from members.models import Member, Person

from ..models import Attendance, Commission, Invitee, Meeting
from .agendas import models
from .attending import arrive, take_over_invitees
from .deciding import note_decision
from .hands import note_hand_vote
from .noting import note_text, set_speakers
from .preparing import announce, next_number, prepare_meeting
from .sitting import begin_item, open_meeting

THEME = {
    "theme_fr": "Séance inventée, en cours",
    "theme_en": "An invented sitting, under way",
    "theme_ar": "جلسة مُختلَقة جارية",
}
_SAID = (
    "La séance s'ouvre par un tour de table.\n\n"
    "- La *Ville-Exemple A* accueille la réunion.\n- Les documents sont sur la page de la réunion."
)
# Surname, given name, civility, title, and what came of the convocation.
PEOPLE = (
    ("BALDÉ", "Mariama", "mme", "maire", "on_site"),
    ("TREMBLAY", "Luc", "m", "conseiller de ville", "video"),
    ("KHOURY", "Rima", "mme", "vice-présidente", "represented"),
    ("SARR", "Ousmane", "m", "adjoint au maire", "excused"),
)


@transaction.atomic
def invent_sitting(*, at):
    """Open an invented meeting of the invented cities at the aware datetime ``at``; returns it, made if missing."""
    found = Meeting.objects.filter(theme_fr=THEME["theme_fr"]).first()
    if found:
        return found
    with translation.override(AUTHORITATIVE):
        commission = Commission.objects.get(slug="villes-innovantes")
        cities = list(Member.objects.filter(is_demonstration=True).order_by("slug")[: len(PEOPLE)])
        meeting = prepare_meeting(
            commission=commission,
            number=next_number(commission),
            model=models()["ordinary"],
            facts={
                **THEME,
                "starts_on": at.date(),
                "starts_at": (at - datetime.timedelta(hours=1)).time().replace(second=0, microsecond=0),
                "host": cities[0],
                "format": Meeting.Format.HYBRID,
                "time_zone": "Africa/Conakry",  # whose clocks are those of UTC
            },
        )
        meeting = announce(meeting)
        _invite(meeting, cities, at=at)
        _begin(meeting, at=at)
        return Meeting.objects.get(pk=meeting.pk)


def _invite(meeting, cities, *, at):
    invited = []
    for city, (surname, given_name, civility, title, reply) in zip(cities, PEOPLE, strict=False):
        person = Person.objects.create(surname=surname, given_name=given_name, civility=civility)
        holder = invited[0] if reply == Attendance.Mode.REPRESENTED else None
        invited.append(
            Invitee.objects.create(
                meeting=meeting,
                person=person,
                member=city,
                title=title,
                reply=reply,
                represented_by=holder,
                replied_at=at - datetime.timedelta(days=3),
            )
        )
    take_over_invitees(meeting)


def _begin(meeting, *, at):
    there = list(meeting.attendances.filter(mode__in=(Attendance.Mode.ON_SITE, Attendance.Mode.VIDEO)))
    for row in there:
        arrive(row, mode=row.mode, at=at - datetime.timedelta(minutes=5))
    meeting = open_meeting(meeting, by=None)
    first = meeting.agenda.order_by("position").first()
    begin_item(first)
    note_text(first, text=_SAID, version=first.version)
    set_speakers(first, there[:1])
    note_hand_vote(
        first,
        question="Approuver l'ordre du jour ?",
        majority="simple",
        taken_at=at,
        choices={row.member_id: Choice.FOR for row in there},
    )
    note_decision(first, text="Tenir la prochaine réunion en visioconférence.", owner="Secrétariat", members=[])
