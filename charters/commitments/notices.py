"""Of which events of commitments and reports someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.kinds import Kind, register
from charter_portal.notices.models import Delivery
from members.rules import acts_for_a_member, is_team

_TO_CITIES = {"concerns": acts_for_a_member.test}
_TO_TEAM = {"concerns": is_team.test, "default": Delivery.DAILY}

register(Kind("commitment_due", label=_("A commitment of your city is due within two months"), **_TO_CITIES))
register(
    Kind("commitment_late", label=_("A commitment of your city is late, and nothing was said of it"), **_TO_CITIES)
)
register(Kind("commitment_published", label=_("A city publishes a commitment"), **_TO_TEAM))
register(Kind("commitment_settled", label=_("A city says what became of a commitment"), **_TO_TEAM))
register(Kind("report_due", label=_("The yearly report of your city is due within two months"), **_TO_CITIES))
register(Kind("report_late", label=_("The yearly report of your city is late"), **_TO_CITIES))
register(Kind("report_submitted", label=_("A city submits its yearly report"), **_TO_TEAM))
register(
    Kind(
        "commitment_words_hidden",
        label=_("The commission hides what your city promised or reported"),
        obligatory=True,
        why=_("What your city published is no longer read, and you need to know why."),
        **_TO_CITIES,
    )
)
