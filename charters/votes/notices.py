"""Of which events of votes someone is told."""

from django.utils.translation import gettext_lazy as _

from charter_portal.notices.exceptions import MailGone
from charter_portal.notices.kinds import Kind, register
from members.rules import acts_for_a_member

from .models import Ballot
from .reading.questions import named_in_languages


def _receipt(context):
    """What the city said, from the ballot itself. Raises MailGone where there is none."""
    found = Ballot.objects.select_related("entry", "round__edition").filter(pk=context["ballot"]).first()
    if found is None:
        raise MailGone
    lines = [
        {"position": position, **named, **made}
        for position, (named, made) in enumerate(zip(named_in_languages(found.round), found.choices, strict=True), 1)
    ]
    return {
        "lines": lines,
        "hash": found.hash,
        "entry": found.entry_id,
        "cast_at": found.cast_at,
        "closes_at": found.round.closes_at,
        "edition": found.round.edition.number,
    }


register(
    Kind(
        "round_opened",
        label=_("Your city is called to vote"),
        obligatory=True,
        why=_("Your city is on the roll, and its vote counts only until the end."),
        concerns=acts_for_a_member.test,
    )
)
register(Kind("round_prolonged", label=_("A vote is prolonged"), concerns=acts_for_a_member.test))
register(
    Kind(
        "round_reminder",
        label=_("A vote ends soon, and your city has not voted"),
        concerns=acts_for_a_member.test,
    )
)
register(
    Kind(
        "ballot_cast",
        label=_("A ballot of your city is cast: the receipt"),
        obligatory=True,
        why=_("Whoever acts for the city must know what was cast in its name."),
        prepare=_receipt,
        concerns=acts_for_a_member.test,
    )
)
register(Kind("round_result", label=_("The result of a vote is certified"), concerns=acts_for_a_member.test))
register(
    Kind(
        "round_annulled",
        label=_("A vote is annulled"),
        obligatory=True,
        why=_("What your city cast no longer counts."),
        concerns=acts_for_a_member.test,
    )
)
