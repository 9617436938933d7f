"""Opening a round: the edition is sealed if it was not, questions and roll are written, and all of it is frozen."""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from charter_portal.register.chain import utc_text
from charter_portal.register.models import Entry
from charter_portal.register.recording import record

from ...domain.enacting import put_to_vote
from ...domain.sealing import lock_edition
from ...domain.words import AUTHORITATIVE, in_language
from ...models import Edition
from ..exceptions import NotReady, RoundSealed
from ..models import Elector, Question, Round, RoundAct
from .announcing import announce_opening
from .asking import asked_by
from .clock import database_now
from .preparing import entitled, obstacles_of

Act = Entry.Act


def lock_round(vote):
    """The Round as stored, locked until the transaction ends, with what it is about.

    Casting takes the same lock: once a round is locked, every ballot cast before is there to be read.
    """
    locked = Round.objects.select_for_update(of=("self",), no_key=True).get(pk=vote.pk)
    locked.edition = Edition.objects.select_related("charter").get(pk=locked.edition_id)
    return locked


@contextmanager
def acting_on(vote):
    """The locked Round and the database's moment, in one transaction, under French."""
    with translation.override(AUTHORITATIVE), transaction.atomic():
        locked = lock_round(vote)
        yield locked, database_now()


def open_round(vote, *, by):
    """Open a draft Round for its window: freeze questions, rule, quorum, roll and window, and record it.

    An edition that is not yet put to the vote is so by it, and sealed. ``by`` is the account that acts. Returns the
    Round as stored. Raises RoundSealed, NotReady, or what ``enacting.put_to_vote`` raises; then nothing is changed.
    """
    with acting_on(vote) as (vote, at):
        if vote.is_sealed:
            raise RoundSealed(vote.number)
        # One opening at a time: each sees the rounds on the charter that were opened before it.
        vote.edition = lock_edition(vote.edition)
        blocking = [obstacle for obstacle in obstacles_of(vote, at=at) if obstacle.is_blocking]
        if blocking:
            raise NotReady(blocking)
        if vote.mode != Round.Mode.AMENDMENT:
            vote.edition = _at_the_vote(vote.edition, by=by)
        questions, electors = _write_questions(vote), _write_roll(vote)
        vote.number = (Round.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        vote.sealed_at = at
        save_round(vote, "number", "sealed_at")
        note_act(Act.ROUND_OPENED, vote, _opened(vote, questions, electors), by=by, at=at)
        announce_opening(vote, at=at)
        return vote


def _at_the_vote(edition, *, by):
    if edition.status != Edition.Status.VOTE:
        edition = put_to_vote(edition, by=by, on=timezone.localdate(), tells=False)
    return edition


def _write_questions(vote):
    rows = [
        Question(
            round=vote,
            position=position,
            kind=asked.kind,
            revision=asked.revision,
            amendment=asked.amendment,
            digest=asked.digest,
        )
        for position, asked in enumerate(asked_by(vote), 1)
    ]
    return Question.objects.bulk_create(rows)


def _write_roll(vote):
    rows = [
        Elector(
            round=vote,
            member=member,
            slug=member.slug,
            name_in_french=in_language(member, "name", "fr"),
            name_in_english=in_language(member, "name", "en"),
            name_in_arabic=in_language(member, "name", "ar"),
            country=member.country,
        )
        for member in entitled()
    ]
    return Elector.objects.bulk_create(rows)


def _opened(vote, questions, electors):
    """What the register holds of a round as it is opened."""
    return {
        "round": vote.number,
        "subject": vote.edition.path,
        "mode": vote.mode,
        "edition": vote.edition.digest,
        "questions": [
            {"position": question.position, "kind": question.kind, "about": question.path, "digest": question.digest}
            for question in questions
        ],
        "electorate": [elector.slug for elector in electors],
        "majority": vote.majority,
        "quorum": [vote.quorum_numerator, vote.quorum_denominator],
        "opens_at": utc_text(vote.opens_at),
        "closes_at": utc_text(vote.closes_at),
        "in_force_on": vote.in_force_on.isoformat() if vote.in_force_on else None,
    }


def note_act(act, vote, content, *, by, at, note=""):
    """Record an act on a round in the register, with what is said of it beside the entry. Returns the Entry."""
    entry = record(act=act, subject=vote.path, content=content, by=by, at=at)
    RoundAct.objects.create(round=vote, entry=entry, note=note)
    return entry


def save_round(vote, *columns):
    """Save the named columns of a round and count the change."""
    vote.version += 1
    vote.save(update_fields=[*columns, "version"])
