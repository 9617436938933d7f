"""Of which events of meetings someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.kinds import Kind, register
from members.rules import acts_for_a_member

from .documents import mails

register(
    Kind(
        "meeting_convened",
        label=_("You are convened to a meeting"),
        obligatory=True,
        why=_("You would not know of the meeting, and could not answer."),
        prepare=mails.facts_with_link,
        enclose=mails.calendar_enclosed,
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
        enclose=mails.calendar_enclosed,
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
