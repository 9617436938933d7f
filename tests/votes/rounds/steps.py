"""What tests of rounds share."""

import datetime

from charter_portal.register.models import Entry
from charters.votes.domain.moving import annul
from tests.votes.steps import (
    ballot,
    end,
    opened,
)

DAY = datetime.timedelta(days=1)


def acts(path):
    return list(Entry.objects.filter(subject=path).order_by("number").values_list("act", flat=True))


def said(vote, **choices):
    """Cast each city's ballot and end the round: ``a=(FOR, AGAINST)``, ``b=FOR``."""
    for letter, made in choices.items():
        ballot(vote, f"ville-exemple-{letter}", *([made] if isinstance(made, str) else made))
    return end(vote)


def opened_and_annulled(edition):
    """The edition, sealed and at the vote, without a round that is under way."""
    return annul(opened(edition), reason="Pour l'exemple.", by=None).edition
