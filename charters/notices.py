"""Of which events of charters someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.exceptions import MailGone
from charter_portal.notices.kinds import Kind, register
from charter_portal.notices.models import Delivery
from members.rules import acts_for_a_member, is_commission_staff, is_team

from .models import Amendment


def _decision(context):
    """The reason of the decision on an amendment, at present. Raises MailGone where there is no such amendment."""
    found = Amendment.objects.filter(pk=context["amendment"]).first()
    if found is None:
        raise MailGone
    return {"reason": found.decision}


register(
    Kind(
        "edition_acted",
        label=_("An edition of the charter is opened to consultation, put to the vote, carried, in force or abandoned"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "amendment_received",
        label=_("A city submits or withdraws an amendment, or writes its French"),
        default=Delivery.DAILY,
        concerns=is_team.test,
    )
)
register(
    Kind(
        "amendment_followed",
        label=_("Something becomes of an amendment that your city submitted or signs"),
        prepare=_decision,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "amendment_cosigned",
        label=_("A city signs your city's amendment"),
        default=Delivery.DAILY,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "annotation_published",
        label=_("A city publishes an annotation"),
        default=Delivery.DAILY,
        concerns=is_team.test,
    )
)
register(
    Kind(
        "annotation_replied",
        label=_("An annotation of your city is answered"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "annotation_decided",
        label=_("The commission says what becomes of an annotation of your city"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "annotation_hidden",
        label=_("The team hides an annotation or a reply of your city"),
        obligatory=True,
        why=_("What your city published is no longer read, and you need to know why."),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "places_to_decide",
        label=_("Annotations wait for someone to say where they stand in a new wording"),
        default=Delivery.DAILY,
        concerns=is_commission_staff.test,
    )
)
