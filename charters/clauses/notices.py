"""Of which events of clauses someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.kinds import Kind, register
from charter_portal.notices.models import Delivery
from members.rules import acts_for_a_member, is_team

register(
    Kind(
        "clause_trial_over",
        label=_("The trial of a clause of your city is over, and nothing was said since"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "clause_renewed",
        label=_("A clause of the library that your city uses has a new version"),
        default=Delivery.DAILY,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "clause_withdrawn",
        label=_("A clause of the library that your city uses is withdrawn"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "clause_use_hidden",
        label=_("The team hides what your city said of its use of a clause"),
        obligatory=True,
        why=_("What your city published is no longer read, and you need to know why."),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "clause_stage_published",
        label=_("A city publishes what became of its use of a clause"),
        default=Delivery.DAILY,
        concerns=is_team.test,
    )
)
