"""What stands in the way of opening a round, or should be known before. Values only, for the preparation page."""

import datetime
import enum
from dataclasses import dataclass, field

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from members.domain.acting import LEADING
from members.models import Mandate, Member

from ...domain.enacting import FARTHEST
from ...domain.readiness import missing_before_sealing
from ...domain.translating import states_of
from ...domain.words import TRANSLATIONS
from ...models import Edition
from ...models.translation import TranslationState
from ..models import Round
from ..zones import SECRETARIAT
from .asking import asked_by

Status = Edition.Status
SHORT = datetime.timedelta(days=3)


class What(enum.Enum):
    """What is the matter."""

    STATUS = "status"  # the edition can't be put to the vote as it stands
    UNSEALABLE = "unsealable"  # texts that sealing needs are missing
    NOTHING_ASKED = "nothing_asked"  # every wording is the one in force
    AMENDMENT_DECIDED = "amendment_decided"
    AMENDMENT_WITHOUT_FRENCH = "amendment_without_french"
    NO_ELECTORS = "no_electors"
    WINDOW_PAST = "window_past"
    TOO_FAR = "too_far"
    IN_FORCE_TOO_EARLY = "in_force_too_early"
    OTHER_EDITION = "other_edition"  # it could enter into force before the vote by principle is over
    CLASH = "clash"  # another round on the same text isn't over
    TRANSLATION = "translation"  # missing, stale or unreviewed
    WITHOUT_DELEGATE = "without_delegate"
    AT_THE_SAME_TIME = "at_the_same_time"  # another round, on something else
    BEGINS_AT_ONCE = "begins_at_once"
    SHORT = "short"


_ADVISABLE = {What.TRANSLATION, What.WITHOUT_DELEGATE, What.AT_THE_SAME_TIME, What.BEGINS_AT_ONCE, What.SHORT}


@dataclass(frozen=True)
class Obstacle:
    """One thing that is the matter; ``facts`` are what the sentence about it names."""

    what: What
    facts: dict = field(default_factory=dict, hash=False)

    @property
    def is_blocking(self):
        """Whether the round can't be opened so."""
        return self.what not in _ADVISABLE


def entitled():
    """Cities and metropolises that have a voting right and have not left the network: a QuerySet of Member."""
    members = Member.objects.present().filter(has_voting_right=True)
    return members.exclude(kind=Member.Kind.INSTITUTION).order_by("name_fr", "pk")


def obstacles_of(vote, *, at):
    """The Obstacles of a draft Round at the aware datetime ``at``, those that block it first."""
    found = [
        *_of_subject(vote),
        *_of_window(vote, at),
        *_of_other_editions(vote),
        *_of_other_rounds(vote, at),
        *_of_electorate(at),
    ]
    return sorted(found, key=lambda obstacle: not obstacle.is_blocking)


def _of_subject(vote):
    edition = vote.edition
    if vote.mode == Round.Mode.AMENDMENT:
        if not vote.amendment.is_undecided:
            yield Obstacle(What.AMENDMENT_DECIDED)
        elif vote.amendment.lacks_french:
            yield Obstacle(What.AMENDMENT_WITHOUT_FRENCH)
        return
    if edition.status not in {Status.DRAFT, Status.CONSULTATION, Status.VOTE}:
        yield Obstacle(What.STATUS, {"status": edition.get_status_display()})
        return
    if not edition.is_sealed and any(lack.is_blocking for lack in missing_before_sealing(edition)):
        yield Obstacle(What.UNSEALABLE, {"edition": edition})
    asked = asked_by(vote)
    if not asked:
        yield Obstacle(What.NOTHING_ASKED)
    revisions = [one.revision for one in asked if one.revision is not None]
    prefetch_related_objects(revisions, "criteria", "translations")
    known = states_of(revisions)
    for language in TRANSLATIONS:
        lacking = [row for row in revisions if known[row.pk, language] != TranslationState.REVIEWED]
        if lacking:
            yield Obstacle(What.TRANSLATION, {"language": language, "revisions": lacking})


def _of_window(vote, at):
    if vote.closes_at <= at:
        yield Obstacle(What.WINDOW_PAST)
        return
    if vote.closes_at > at + FARTHEST:
        yield Obstacle(What.TOO_FAR)
    if vote.in_force_on and vote.in_force_on < timezone.localdate(vote.closes_at, SECRETARIAT):
        yield Obstacle(What.IN_FORCE_TOO_EARLY, {"day": timezone.localdate(vote.closes_at, SECRETARIAT)})
    if vote.opens_at <= at:
        yield Obstacle(What.BEGINS_AT_ONCE)
    if vote.closes_at - max(vote.opens_at, at) < SHORT:
        yield Obstacle(What.SHORT)


def _of_other_editions(vote):
    """What is asked by principle is all that changes only as long as the edition in force stays the one it was."""
    if vote.mode == Round.Mode.AMENDMENT:
        return
    others = Edition.objects.filter(charter_id=vote.edition.charter_id).exclude(pk=vote.edition_id)
    rounds = Round.objects.public().filter(annulled_at=None, certified_at=None).exclude(mode=Round.Mode.AMENDMENT)
    if vote.mode == Round.Mode.BY_PRINCIPLE:
        in_the_way = Q(pk__in=rounds.values("edition")) | Q(status=Status.CARRIED)
    else:
        in_the_way = Q(pk__in=rounds.filter(mode=Round.Mode.BY_PRINCIPLE).values("edition"))
    for edition in others.filter(in_the_way).order_by("pk"):
        yield Obstacle(What.OTHER_EDITION, {"number": edition.number})


def _of_other_rounds(vote, at):
    others = Round.objects.unended(at).exclude(pk=vote.pk).select_related("edition__charter", "amendment__edition")
    for other in others:
        same = other.edition_id == vote.edition_id and other.amendment_id == vote.amendment_id
        if same:
            yield Obstacle(What.CLASH, {"vote": other})
        elif other.opens_at < vote.closes_at and vote.opens_at < other.closes_at:
            yield Obstacle(What.AT_THE_SAME_TIME, {"vote": other})
    waiting = Round.objects.public().filter(
        edition=vote.edition, amendment=vote.amendment, annulled_at=None, certified_at=None, closes_at__lte=at
    )
    for other in waiting.exclude(pk=vote.pk).select_related("edition__charter", "amendment__edition"):
        yield Obstacle(What.CLASH, {"vote": other})


def _of_electorate(at):
    members = list(entitled())
    if not members:
        yield Obstacle(What.NO_ELECTORS)
        return
    mandates = Mandate.objects.filter(member__in=members, kind__in=LEADING, person__user__is_active=True)
    led = {mandate.member_id for mandate in mandates.select_related("member") if mandate.holds_at(at)}
    without = [member for member in members if member.pk not in led]
    if without:
        yield Obstacle(What.WITHOUT_DELEGATE, {"members": without})
