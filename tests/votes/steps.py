"""What many stories of votes do: a round prepared, opened, voted in and over. Its cities are plainly invented."""

import datetime

from django.db import connection
from django.utils import timezone

from charter_portal.register.chain import GENESIS, hash_of, utc_text
from charter_portal.register.models import Entry
from charter_portal.register.recording import link_of
from charter_portal.triggers.installing import lift
from charters.domain.enacting import record_outcome, set_in_force
from charters.models import Edition
from charters.votes.domain.casting import cast
from charters.votes.domain.clock import database_now
from charters.votes.domain.opening import open_round
from charters.votes.models import Ballot, Elector, Round
from tests.factories import ArticleFactory, EditionFactory, MandateFactory, MemberFactory, UserFactory

HOUR = datetime.timedelta(hours=1)
FOR, AGAINST, ABSTENTION = "for", "against", "abstention"


def city(letter, **fields):
    """A city with a voting right and a delegate who has an account: (Member, User)."""
    member = MemberFactory(slug=f"ville-exemple-{letter}", has_voting_right=True, **fields)
    return member, UserFactory(person=MandateFactory(member=member).person)


def edition_of(*keys, **fields):
    """A draft edition of principles with these keys, in their order."""
    edition = EditionFactory(**fields)
    for position, key in enumerate(keys, 1):
        ArticleFactory(edition=edition, position=position, revision__principle__key=key)
    return edition


def prepared(edition, **fields):
    """A draft round on the edition whose window opened an hour ago and closes in one."""
    now = database_now()
    defaults = {"opens_at": now - HOUR, "closes_at": now + HOUR, "quorum_numerator": 0, "quorum_denominator": 1}
    return Round.objects.create(edition=edition, **(defaults | fields))


def opened(edition, **fields):
    """A round on the edition that is open now."""
    return open_round(prepared(edition, **fields), by=None)


def ballot(vote, slug, *choices, statement="", by=None):
    """Cast the ballot of a city: a choice for each question, or one for all."""
    elector = Elector.objects.select_related("round", "member").get(round=vote, slug=slug)
    made = choices if len(choices) > 1 else choices * vote.questions.count()
    last = Ballot.objects.filter(elector=elector).count()
    return cast(elector, choices=[{"choice": one, "statement": statement} for one in made], seen=last, by=by)


def end(vote):
    """Have the window of the round end at this moment. Guards are lifted: no other way leads there."""
    with lift(connection):
        Round.objects.filter(pk=vote.pk).update(closes_at=database_now())
    return Round.objects.get(pk=vote.pk)


def end_on_record(vote):
    """As ``end``, with a register that tells of that end from the opening on: its chain is made anew."""
    vote = end(vote)
    with lift(connection):
        head = GENESIS
        for entry in Entry.objects.order_by("number"):
            if (entry.act, entry.subject) == (Entry.Act.ROUND_OPENED, vote.path):
                entry.content["closes_at"] = utc_text(vote.closes_at)
            entry.previous_hash = head
            head = entry.hash = hash_of(link_of(entry))
            entry.save()
    return vote


def move_to(vote, *, opens_in, closes_in):
    """Move the window of the round, in time from now; guards are lifted."""
    now = database_now()
    with lift(connection):
        Round.objects.filter(pk=vote.pk).update(opens_at=now + opens_in, closes_at=now + closes_in)
    return Round.objects.get(pk=vote.pk)


def put_in_force(edition):
    """The edition, at the vote, carried and in force from today."""
    today = timezone.localdate()
    record_outcome(edition, is_carried=True, decided_on=today, by=None, on=today)
    set_in_force(edition, on=today, by=None, today=today)
    return Edition.objects.get(pk=edition.pk)
