"""Of which events of meetings someone is told."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from charter_portal.notices.exceptions import MailGone
from charter_portal.notices.kinds import Kind, register
from charter_portal.notices.models import Delivery
from members.models import Person
from members.rules import acts_for_a_member, is_team

from .documents import mails
from .domain.telling import link_for
from .models import AgendaProposal, Correction, Minutes


def _link(context):
    """The secret address, made when the mail leaves. Raises MailGone where the window is another, or over."""
    minutes = Minutes.objects.filter(pk=context["minutes"], status=Minutes.Status.CIRCULATED).first()
    person = Person.objects.filter(pk=context["person"]).first()
    if minutes is None or person is None or minutes.corrections_until.isoformat() != context["until"]:
        raise MailGone
    return {"link": f"{settings.PUBLIC_URL}/{person.mail_language}{link_for(minutes, person)}"}


def _answer(context):
    """What was asked and answered, from the row itself. Raises MailGone where it is gone."""
    found = Correction.objects.filter(pk=context["correction"]).first()
    if found is None:
        raise MailGone
    return {"quote": found.quote, "answer": found.answer, "came_of": found.came_of}


def proposal_reason(context):
    """Why a proposal was declined, as it stands: no notice keeps it."""
    found = AgendaProposal.objects.filter(pk=context["proposal"]).first()
    return {"reason": found.reason if found else ""}


register(
    Kind(
        "meeting_convened",
        label=_("You are convened to a meeting"),
        obligatory=True,
        why=_("You would not know of the meeting, and could not answer."),
        prepare=mails.facts_with_link,
        enclose=mails.convocation_enclosed,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "meeting_changed",
        label=_("A meeting to which you are convened changes"),
        obligatory=True,
        why=_("You would go to the wrong place, or at the wrong hour."),
        prepare=mails.facts_with_link,
        enclose=mails.convocation_enclosed,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "meeting_cancelled",
        label=_("A meeting to which you are convened is cancelled"),
        obligatory=True,
        why=_("You would travel for nothing."),
        prepare=mails.facts_for,
        enclose=mails.cancellation_enclosed,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "meeting_reminder",
        label=_("An answer to a convocation is still wanted"),
        prepare=mails.facts_to_answer,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "proxy_lapsed",
        label=_("Who was to represent you at a meeting will be absent"),
        obligatory=True,
        why=_("Your city would not be represented."),
        prepare=mails.facts_to_answer,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "minutes_circulated",
        label=_("Minutes of a meeting that you attended are circulated for correction"),
        obligatory=True,
        why=_("Only those who attended can ask for corrections, and only for some days."),
        prepare=_link,
        concerns=lambda account: False,
    )
)
register(
    Kind(
        "corrections_prolonged",
        label=_("There is more time to correct the minutes of a meeting that you attended"),
        obligatory=True,
        why=_("Only those who attended can ask for corrections, and only for some days."),
        prepare=_link,
        concerns=lambda account: False,
    )
)
register(
    Kind(
        "correction_answered",
        label=_("A correction of minutes that you asked for is answered"),
        obligatory=True,
        why=_("You asked for it."),
        prepare=_answer,
        concerns=lambda account: False,
    )
)
register(
    Kind(
        "decision_due",
        label=_("A decision of a meeting that concerns your city is due"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "proposal_received",
        label=_("A city proposes an item for the agenda of a meeting"),
        default=Delivery.DAILY,
        concerns=is_team.test,
    )
)
register(
    Kind(
        "proposal_decided",
        label=_("What your city proposed for an agenda is decided"),
        prepare=proposal_reason,
        concerns=acts_for_a_member.test,
    )
)
