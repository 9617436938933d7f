"""Invented meetings of which minutes are on their way, for a portal on one's own machine.

One is sealed, with an erratum and decisions in every state; one is circulated, with corrections asked for.
"""

import datetime

from django.db import transaction
from django.utils import translation

from members.models import Mandate

from ..models import AgendaItem, Attendance, Commission, Decision, Meeting, Minutes
from ..reading.passages import passages_of
from .approving import approve_by_vote
from .circulating import begin_minutes, circulate
from .correcting import accept, ask_for_correction, corrected, stored_text, with_proposal
from .following import follow_up
from .preparing import next_number
from .rectifying import publish_erratum
from .sealing import seal

SEALED, CIRCULATED = "Réunion inventée : compte rendu scellé", "Réunion inventée : compte rendu en correction"
_FACTS = {
    "starts_at": datetime.time(9),
    "ends_at": datetime.time(12),
    "venue_fr": "Hôtel de ville de Ville-Exemple A",
    "venue_en": "Town hall of Example City A",
    "venue_ar": "بلدية مدينة مثال أ",
    "video_link": "https://visio.demonstration.example/salle",
}
_TITLES = {
    "Ouverture": ("Opening", "الافتتاح"),
    "Sobriété des traitements": ("Frugal processing", "الاعتدال في المعالجة"),
}
_TEXT = (
    "Les villes présentent ce qu'elles ont essayé.\n\nPlusieurs demandent un calendrier **commun**.",
    "The cities present what they have tried.\n\nSeveral ask for a **common** calendar.",
    "تعرض المدن ما جربته.\n\nويطلب بعضها جدولا زمنيا **مشتركا**.",
)
_DECISIONS = {
    "open": ("Établir un calendrier commun.", "Draw up a common calendar.", "وضع جدول زمني مشترك."),
    "under_way": ("Traduire le guide.", "Translate the guide.", "ترجمة الدليل."),
    "done": ("Publier les essais.", "Publish the trials.", "نشر التجارب."),
    "dropped": ("Tenir un second atelier.", "Hold a second workshop.", "عقد ورشة ثانية."),
    "unknown": ("Interroger les opérateurs.", "Ask the operators.", "سؤال المشغلين."),
}


@transaction.atomic
def invent_minutes(*, at):
    """Make both meetings, if they are missing; ``at`` is the moment from which their days are counted."""
    if Meeting.objects.filter(theme_fr=SEALED).exists():
        return
    with translation.override("fr"):
        today = at.date()
        first = _held(SEALED, today - datetime.timedelta(days=120))
        _seal(first, today)
        second = _held(CIRCULATED, today - datetime.timedelta(days=20))
        _circulate(second, today)


def _held(theme, on):
    commission = Commission.objects.get(slug="villes-innovantes")
    mandates = list(Mandate.objects.filter(member__slug__startswith="ville-exemple").select_related("member", "person"))
    meeting = Meeting.objects.create(
        commission=commission,
        number=next_number(commission),
        status=Meeting.Status.HELD,
        theme_fr=theme,
        starts_on=on,
        ends_on=on,
        format=Meeting.Format.HYBRID,
        host=mandates[0].member,
        reply_by=on - datetime.timedelta(days=10),
        chair=mandates[0].person,
        secretary=mandates[-1].person,
        **_FACTS,
    )
    seen = {mandate.person_id: mandate for mandate in mandates if mandate.kind in ("delegate", "alternate")}
    for position, mandate in enumerate(seen.values(), 1):
        Attendance.objects.create(
            meeting=meeting,
            position=position,
            person=mandate.person,
            member=mandate.member,
            title=mandate.title,
            mode=Attendance.Mode.VIDEO if position % 3 == 0 else Attendance.Mode.ON_SITE,
        )
    for position, (title, others) in enumerate(_TITLES.items(), 1):
        AgendaItem.objects.create(
            meeting=meeting,
            position=position,
            kind=AgendaItem.Kind.DISCUSSION,
            title_fr=title,
            title_en=others[0],
            title_ar=others[1],
            text_fr=_TEXT[0],
            text_en=_TEXT[1],
            text_ar=_TEXT[2],
            minutes_planned=45,
        )
    begin_minutes(meeting)
    Minutes.objects.filter(meeting=meeting).update(
        written_by="Secrétariat inventé",
        introduction_fr="Une réunion inventée, pour la démonstration.",
        conclusion_fr="La séance est levée.",
    )
    return meeting


def _decide(meeting, today):
    item = meeting.agenda.last()
    for number, texts in enumerate(_DECISIONS.values(), 1):
        decision = Decision.objects.create(
            meeting=meeting,
            item=item,
            number=number,
            text_fr=texts[0],
            text_en=texts[1],
            text_ar=texts[2],
            owner_fr="Secrétariat",
            due_on=today + datetime.timedelta(days=10 * number - 20),
            dissent_fr="Une ville aurait préféré attendre." if number == 1 else "",
        )
        decision.members.set([meeting.host])


def _seal(meeting, today):
    _decide(meeting, today)
    circulate(meeting, until=today + datetime.timedelta(days=5), by=None)
    approve_by_vote(meeting, on=today, votes_for=9, votes_against=1, votes_abstaining=2, by=None)
    seal(meeting, by=None)
    publish_erratum(
        meeting,
        texts={
            "fr": "Lire « calendrier partagé » au lieu de « calendrier commun ».",
            "en": "Read “shared calendar” instead of “common calendar”.",
            "ar": "تُقرأ «جدول زمني متقاسم» بدل «جدول زمني مشترك».",
        },
        item=meeting.agenda.last(),
        by=None,
    )
    for status, decision in zip(_DECISIONS, meeting.decisions.order_by("number"), strict=True):
        if status != decision.status:
            follow_up(decision, status=status, on=today, note="Noté pour la démonstration.", by=None)


def _circulate(meeting, today):
    Decision.objects.create(meeting=meeting, number=1, text_fr="Se revoir dans six mois.", owner_fr="Secrétariat")
    circulate(meeting, until=today + datetime.timedelta(days=12), by=None)
    headings = dict.fromkeys(("introduction", "decisions", "conclusion", "attendance"), "")
    sections = passages_of(meeting, meeting.minutes, "fr", words=headings)
    passages = [one for section in sections for one in section.passages if one.part == "item"]
    person = meeting.attendances.first().person
    asked = [
        ask_for_correction(
            meeting,
            passage,
            person=person,
            quote=passage.quote,
            proposed=passage.quote.rstrip(".") + ", et le disent.",
            reason="Pour être exact.",
        )
        for passage in passages[:2]
    ]
    row, column = corrected(asked[0])
    before = stored_text(row, column)
    accept(asked[0], text=with_proposal(asked[0], before), read=before, by=None)
