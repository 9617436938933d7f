"""Of which events of members and people someone is told."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charter_portal.notices.exceptions import MailGone
from charter_portal.notices.kinds import Kind, register
from charter_portal.notices.models import Delivery

from .domain.inviting import token_of
from .models import Invitation, Mandate
from .rules import acts_for_a_member, is_secretariat


def _invitation(context):
    """The link, and who asks: never stored. Raises MailGone once the invitation is not open any more."""
    found = Invitation.objects.select_related("person", "invited_by__person").filter(pk=context["invitation"]).first()
    if found is None or not found.is_open:
        raise MailGone
    path = reverse("members:invitation", args=[token_of(found)])
    by = found.invited_by.person.name_in_prose if found.invited_by and found.invited_by.person else ""
    return {
        "name": found.person.name_in_prose,
        "by": by,
        "expires_at": found.expires_at,
        # In the language of the mail: addresses begin with that of the thread in which they are made.
        "link": f"{settings.PUBLIC_URL}/{found.language}/{path.split('/', 2)[2]}",
    }


def _person(context):
    """The person's name, at present. Raises MailGone where the mandate was taken away."""
    mandate = Mandate.objects.select_related("person").filter(pk=context["mandate"]).first()
    if mandate is None:
        raise MailGone
    return {"name": mandate.person.name_in_prose}


def _people(contexts):
    """The people's names, at present; nothing for those whose mandate was taken away. One query."""
    mandates = Mandate.objects.select_related("person").in_bulk([context["mandate"] for context in contexts])
    found = [mandates.get(context["mandate"]) for context in contexts]
    return [{"name": mandate.person.name_in_prose} if mandate else {} for mandate in found]


register(
    Kind(
        "invitation",
        label=_("Someone is invited to the portal"),
        obligatory=True,
        why=_("Nobody comes in without it."),
        prepare=_invitation,
        concerns=lambda account: False,  # it goes to addresses
    )
)
register(
    Kind(
        "delegation_changed",
        label=_("Someone joins or leaves your city's delegation"),
        prepare=_person,
        prepare_lines=_people,
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "mandate_entered",
        label=_("You receive a mandate for a city"),
        obligatory=True,
        why=_("You would not know that you may act for it."),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "mandate_ended",
        label=_("A mandate of yours ends"),
        obligatory=True,
        why=_("You would find the pages of your city closed without knowing why."),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "letter_filed",
        label=_("A city files a letter of accreditation"),
        default=Delivery.DAILY,
        prepare=_person,
        concerns=is_secretariat.test,
    )
)
register(
    Kind(
        "chain_head",
        label=_("The head of the register of acts, each day on which something was recorded"),
        default=Delivery.PORTAL,
        on_request=True,
        concerns=acts_for_a_member.test,
    )
)
