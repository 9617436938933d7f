"""Who is told of what happens to minutes and decisions. Called inside the transaction in which it happens."""

from charter_portal.notices.exceptions import NotAnAddress
from charter_portal.notices.paths import path_to
from charter_portal.notices.telling import tell, tell_address
from charters.domain.words import LANGUAGES, in_language
from members.domain.acting import leaders_of_members

from ..models import Attendance
from .linking import token_of

ATTENDED = (Attendance.Mode.ON_SITE, Attendance.Mode.VIDEO, Attendance.Mode.REPRESENTED)
"""Who asks for corrections: those who were there, and those for whom someone spoke."""


def people_of(meeting):
    """The people who attended, present or represented, in the order of the source; one query."""
    rows = meeting.attendances.filter(mode__in=ATTENDED).select_related("person__user")
    return list({row.person: None for row in rows})


def tell_of_circulation(meeting, minutes, *, at):
    """Send each who attended the address by which to read the draft; returns how many were told."""
    return _tell_those_who_attended("minutes_circulated", meeting, minutes, at=at)


def tell_of_prolonging(meeting, minutes, *, at):
    """The same, where there is more time to read it."""
    return _tell_those_who_attended("corrections_prolonged", meeting, minutes, at=at)


def _tell_those_who_attended(kind, meeting, minutes, *, at):
    about = f"minutes:{meeting.path}:circulated:{minutes.corrections_until}"
    facts = facts_of(meeting) | {"minutes": minutes.pk, "until": minutes.corrections_until.isoformat()}
    return sum(
        _tell(kind, person, about=about, context=facts | {"person": person.pk}, at=at) for person in people_of(meeting)
    )


def tell_of_answer(meeting, correction, *, at):
    """Tell who asked for a correction what became of it."""
    facts = facts_of(meeting) | {"correction": correction.pk, "accepted": correction.status == "accepted"}
    return _tell(
        "correction_answered", correction.person, about=f"correction:{correction.pk}:answered", context=facts, at=at
    )


def remind_of_decision(decision, *, days, at):
    """Tell those who lead the delegations of the cities concerned that a Decision (with_due) is due in ``days``."""
    due = decision.awaited_on.isoformat()
    facts = {"decision": decision.number, "due_on": due}
    facts["text"] = {language: in_language(decision, "text", language) for language in LANGUAGES}
    return tell(
        "decision_due",
        to=leaders_of_members(members=decision.members.values("pk"), at=at),
        about=f"decision:{decision.pk}:due:{due}:{days}",
        context=facts_of(decision.meeting) | facts,
        path=path_to("meetings:decision", *decision.place),
        at=at,
    )


def facts_of(meeting):
    """What notices say of a meeting, as plain values."""
    commission = meeting.commission
    return {
        "number": meeting.number,
        "commission": {language: in_language(commission, "name", language) for language in LANGUAGES},
    }


def link_for(minutes, person):
    """The path, without its language, by which a person reads circulated minutes. It holds a secret: never store it."""
    return path_to("meetings:corrections", token_of(minutes, person))


def _tell(kind, person, *, about, context, at):
    address = person.mail_address
    if not address:
        return 0
    try:
        return tell_address(
            kind, address=address, language=person.mail_language, about=f"{about}:{person.pk}", context=context, at=at
        )
    except NotAnAddress:
        return 0
