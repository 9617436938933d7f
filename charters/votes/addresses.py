"""What an act on votes is about, and where readers find it."""

from django.utils.translation import gettext_lazy as _

from charter_portal.register.addresses import declare
from charter_portal.register.models import Entry
from charter_portal.register.telling_more import More, tells_more

from .domain.clock import database_now
from .domain.counting import may_show
from .models import Ballot
from .reading.questions import questions_of

declare(r"votes/(?P<number>[0-9]+)", "votes:round", _("vote %(number)s"))
declare(
    r"votes/(?P<number>[0-9]+)/ballots/(?P<city_>[-\w]+)", "votes:round", _("vote %(number)s, ballot of “%(city_)s”")
)
declare(r"votes/(?P<number>[0-9]+)/record", "votes:round", _("vote %(number)s, its record"))


@tells_more(Entry.Act.BALLOT_CAST)
def ballot_of(entry):
    """The ballot that an entry binds: its choices and its nonce, once its vote is over and never before."""
    found = Ballot.objects.select_related("round", "elector").filter(entry=entry).first()
    if found is None:
        return None
    at, vote = database_now(), found.round
    if not may_show(vote, at=at):
        return More(valid_until=vote.closes_at if at < vote.closes_at else None)
    made = list(zip(questions_of(vote), found.choices, strict=True))
    return More("votes/ballot_bound.html", {"ballot": found, "made": made})
