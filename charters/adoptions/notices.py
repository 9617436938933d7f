"""Of which events of adoptions someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.kinds import Kind, register
from members.rules import acts_for_a_member, is_secretariat

_TO_STAFF = {"concerns": is_secretariat.test}
_TO_CITIES = {"concerns": acts_for_a_member.test}

register(Kind("adoption_to_verify", label=_("A city's decision on the charter waits to be verified"), **_TO_STAFF))
register(Kind("adoption_completed", label=_("A city completed its decision on the charter"), **_TO_STAFF))
register(Kind("adoption_recorded", label=_("Your council's decision on the charter is recorded"), **_TO_CITIES))
register(
    Kind(
        "adoption_verified",
        label=_("Your council's decision on the charter is verified"),
        obligatory=True,
        why=_("From then on everyone reads it, and it counts."),
        **_TO_CITIES,
    )
)
register(
    Kind(
        "adoption_returned",
        label=_("Your council's decision on the charter is returned"),
        obligatory=True,
        why=_("It doesn't count until your city records it again."),
        **_TO_CITIES,
    )
)
register(
    Kind(
        "adoption_to_confirm",
        label=_("An edition in force changes what your council adopted: it is to be confirmed"),
        **_TO_CITIES,
    )
)
register(
    Kind(
        "adoption_life",
        label=_("An adoption is announced, suspended, reinstated or withdrawn"),
        concerns=(acts_for_a_member | is_secretariat).test,
    )
)
register(
    Kind(
        "decision_words_hidden",
        label=_("The commission hides what your city's council said of a principle"),
        obligatory=True,
        why=_("What your city published is no longer read, and you need to know why."),
        concerns=acts_for_a_member.test,
    )
)
