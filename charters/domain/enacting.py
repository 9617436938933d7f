"""The life of an edition, act by act: each is checked, done, recorded in the register and told, in one transaction.

draft -> consultation -> vote -> carried or rejected; carried -> in force, by its date -> superseded by the next one in
force. A draft can be put to the vote at once; what is not yet carried can be abandoned. An edition that is rejected or
abandoned changes nothing: the one in force stays so.
"""

import datetime
import hashlib
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone, translation

from charter_portal.register.models import Entry
from charter_portal.register.recording import record
from charter_portal.text.paragraphs import canonical
from charter_portal.text.saying import is_wordless

from ..exceptions import ClosesBeforeOpening, DateNotPossible, ReasonMissing, StatusForbids, VoteUnderWay
from ..models import Charter, Edition, EditionAct
from .announcing_acts import announce_act
from .carrying import ask_to_carry
from .following import follow
from .holding import is_held
from .sealing import lock_edition, seal_edition, sealed_wordings
from .words import AUTHORITATIVE

Status, Act = Edition.Status, Entry.Act

# No consultation lasts longer and no entry into force lies farther ahead: a year with a digit too many is a slip.
FARTHEST = datetime.timedelta(days=2 * 365)

# From which statuses each act can be done; opening a consultation says more precisely why not.
POSSIBLE = {
    Act.CONSULTATION_OPENED: {Status.DRAFT},
    Act.CONSULTATION_CLOSING_SET: {Status.CONSULTATION},
    Act.PUT_TO_VOTE: {Status.DRAFT, Status.CONSULTATION},
    Act.CARRIED: {Status.VOTE},
    Act.CARRIED_IN_PART: {Status.VOTE},
    Act.REJECTED: {Status.VOTE},
    Act.IN_FORCE_SET: {Status.CARRIED},
    Act.ABANDONED: {Status.DRAFT, Status.CONSULTATION, Status.VOTE},
}


def acts_possible(edition):
    """The acts that can be done on the edition as it stands: a list of Entry.Act, in the order of its life."""
    if edition.charter.kind != Charter.Kind.SHARED:
        return []
    return [act for act, statuses in POSSIBLE.items() if edition.status in statuses]


def open_consultation(edition, *, by, on, closes_on=None):
    """Open the consultation of a draft edition on the date ``on``: seal it with its wordings and record the act.

    ``by`` is the account that acts, None for the system; ``closes_on`` the last day, if one is set. Returns the
    Edition as stored. Raises ClosesBeforeOpening, DateNotPossible (more than FARTHEST ahead), or what
    ``sealing.seal_edition`` raises; then nothing is changed.
    """
    if closes_on is not None and closes_on < on:
        raise ClosesBeforeOpening(closes_on)
    if closes_on is not None:
        _refuse_too_far(closes_on, on)
    with acting(edition) as (edition, at):
        dates = {"consultation_opened_on": on, "consultation_closes_on": closes_on}
        articles = seal_edition(edition, status=Status.CONSULTATION, by=by, at=at, **dates)
        content = {"opened_on": on.isoformat(), "closes_on": _iso(closes_on), "wordings": sealed_wordings(articles)}
        note_act(Act.CONSULTATION_OPENED, edition, content, by=by, at=at, on=on)
        _carry(edition, articles, by=by)
        return edition


def set_consultation_closing(edition, *, closes_on, by, on):
    """Set the last day of a consultation that is open; ``on`` is the present date, and no earlier day can be set.

    Returns the Edition as stored. Raises StatusForbids, DateNotPossible.
    """
    with acting(edition, Act.CONSULTATION_CLOSING_SET) as (edition, at):
        if closes_on < on:
            raise DateNotPossible(on, why="today")
        _refuse_too_far(closes_on, on)
        before, edition.consultation_closes_on = edition.consultation_closes_on, closes_on
        _save(edition, "consultation_closes_on", by=by)
        content = {"closes_on": closes_on.isoformat(), "before": _iso(before)}
        note_act(Act.CONSULTATION_CLOSING_SET, edition, content, by=by, at=at, on=on)
        return edition


def put_to_vote(edition, *, by, on, tells=True):
    """Put an edition to the vote on the date ``on``; a draft is sealed by it. ``tells``: the cities are told of it.

    Returns the Edition as stored. Raises StatusForbids, or what ``sealing.seal_edition`` raises.
    """
    with acting(edition, Act.PUT_TO_VOTE) as (edition, at):
        if edition.is_sealed:
            articles = edition.articles.select_related("revision__principle")
            edition.status = Status.VOTE
            _save(edition, "status", by=by)
        else:
            articles = seal_edition(edition, status=Status.VOTE, by=by, at=at)
            _carry(edition, articles, by=by)
        note_act(Act.PUT_TO_VOTE, edition, {"wordings": sealed_wordings(articles)}, by=by, at=at, on=on, tells=tells)
        return edition


def record_outcome(edition, *, is_carried, decided_on, by, on, in_part=False, content=None, tells=True):
    """Record what a vote decided on an edition, on the day ``decided_on``; ``content`` says by which vote.

    ``in_part``: only some of its principles are carried, and another edition is made of those. Returns the Edition as
    stored. Raises StatusForbids, or DateNotPossible (a day before the edition was put to the vote, or after ``on``, the
    present date).
    """
    act = Act.CARRIED if is_carried else Act.REJECTED
    act, status = (Act.CARRIED_IN_PART, Status.CARRIED_IN_PART) if in_part else (act, Status(act))
    with acting(edition, act) as (edition, at):
        opened_on = edition.acts.filter(entry__act=Act.PUT_TO_VOTE).latest("pk").on
        if decided_on < opened_on:
            raise DateNotPossible(opened_on, why="vote")
        if decided_on > on:
            raise DateNotPossible(on, why="today", is_latest=True)
        edition.status = status
        _save(edition, "status", by=by)
        said = {**(content or {}), "decided_on": decided_on.isoformat()}
        note_act(act, edition, said, by=by, at=at, on=decided_on, tells=tells)
        return edition


def reopen_vote(edition, *, made, by, at):
    """An edition that a vote had decided on stands at the vote again, as that vote is annulled.

    ``made``: the editions that were made of what it carried are abandoned. Runs in the caller's transaction, under
    French, and records no act but that: the annulment is on record.
    """
    edition = lock_edition(edition)
    edition.status, edition.in_force_on = Status.VOTE, None
    _save(edition, "status", "in_force_on", by=by)
    for part in made:
        part.status, part.in_force_on = Status.ABANDONED, None
        _save(part, "status", "in_force_on", by=by)
        note_act(Act.ABANDONED, part, {}, by=by, at=at, on=timezone.localdate(at), tells=False)


def set_in_force(edition, *, on, by, today, tells=True):
    """Have a carried edition enter into force on the date ``on``; at once where that has come on ``today``.

    Returns the Edition as stored. Raises StatusForbids, DateNotPossible (before it was carried, or more than FARTHEST
    ahead).
    """
    with acting(edition, Act.IN_FORCE_SET) as (edition, at):
        carried_on = edition.acts.filter(entry__act=Act.CARRIED).latest("pk").on
        if on < carried_on:
            raise DateNotPossible(carried_on, why="carried")
        _refuse_too_far(on, today)
        edition.in_force_on = on
        _save(edition, "in_force_on", by=by)
        if on > today:
            note_act(Act.IN_FORCE_SET, edition, {"in_force_on": on.isoformat()}, by=by, at=at, on=today, tells=tells)
        else:
            _enter_into_force(edition, by=by, at=at, tells=tells)
        return edition


def bring_into_force(*, today):
    """Have every carried edition whose date has come enter into force, the earliest first; returns their number."""
    due = Edition.objects.filter(status__in=POSSIBLE[Act.IN_FORCE_SET], in_force_on__lte=today)
    found = list(due.order_by("in_force_on", "pk"))
    for edition in found:
        with acting(edition) as (stored, at):
            # Another worker may have been faster.
            if stored.status in POSSIBLE[Act.IN_FORCE_SET]:
                _enter_into_force(stored, by=None, at=at)
    return len(found)


def abandon(edition, *, reason, by, on):
    """Abandon an edition that is not carried, for a ``reason``. What is sealed stays readable, and sealed.

    A draft that was never sealed was nobody's business but the team's: its history keeps the reason, and the register
    says nothing of it. Returns the Edition as stored. Raises StatusForbids, VoteUnderWay, ReasonMissing.
    """
    with acting(edition, Act.ABANDONED) as (edition, at):
        if is_held(edition):
            raise VoteUnderWay(edition.number)
        note = _said(reason)
        edition.status, edition._change_reason = Status.ABANDONED, note
        _save(edition, "status", by=by)
        if edition.is_sealed:
            note_act(Act.ABANDONED, edition, {}, by=by, at=at, on=on, note=note)
        return edition


@contextmanager
def acting(edition, act=None):
    """The edition as stored, locked with its charter, and the moment. Raises StatusForbids where ``act`` can't be."""
    # Rows are saved under the language of the base column, which modeltranslation writes too.
    with translation.override(AUTHORITATIVE), transaction.atomic():
        edition = lock_edition(edition)
        if act and act not in acts_possible(edition):
            raise StatusForbids(edition.status)
        yield edition, timezone.now()


def _enter_into_force(edition, *, by, at, tells=True):
    """The edition is in force from its date, the one before is superseded on that day."""
    on = edition.in_force_on
    for before in Edition.objects.select_related("charter").filter(charter=edition.charter, status=Status.IN_FORCE):
        before.status = Status.SUPERSEDED
        _save(before, "status", by=by)
        note_act(Act.SUPERSEDED, before, {"by": edition.number}, by=by, at=at, on=on)
    edition.status = Status.IN_FORCE
    _save(edition, "status", by=by)
    note_act(Act.IN_FORCE, edition, {"in_force_on": on.isoformat()}, by=by, at=at, on=on, tells=tells)
    follow(edition)


def note_act(act, edition, content, *, by, at, on, note="", tells=True):
    """Record the act, and keep beside it the day it counts from and what was said of it.

    ``tells``: the cities are told of it, by its own notice. Runs in the caller's transaction, under French.
    """
    # The register holds no prose: a digest binds the words kept beside it.
    said = {"note": hashlib.sha256(note.encode()).hexdigest()} if note else {}
    content = {"edition": edition.digest or None, **content, **said}
    entry = record(act=act, subject=edition.path, content=content, by=by, at=at)
    EditionAct.objects.create(edition=edition, entry=entry, on=on, note=note)
    if tells:
        announce_act(edition, entry, day=_day_of(act, edition), at=at)


def _carry(edition, articles, *, by):
    """Have a worker carry annotations of other wordings to those that the edition lists."""
    path = edition.get_absolute_url().removeprefix(f"/{AUTHORITATIVE}")
    ask_to_carry([article.revision for article in articles], by=by, about=str(edition), path=path)


def _day_of(act, edition):
    """The date that cities are told with an act, None for most."""
    days = {
        Act.CONSULTATION_OPENED: edition.consultation_closes_on,
        Act.CONSULTATION_CLOSING_SET: edition.consultation_closes_on,
        Act.IN_FORCE_SET: edition.in_force_on,
    }
    return days.get(act)


def _save(edition, *columns, by):
    edition._history_user = by
    edition.version += 1
    edition.save(update_fields=[*columns, "version"])


def _refuse_too_far(day, today):
    if day > today + FARTHEST:
        raise DateNotPossible(today + FARTHEST, why="too_far", is_latest=True)


def _said(text):
    """The decision or reason in its canonical form. Raises ReasonMissing where there is nothing to read in it."""
    text = canonical(text)
    if is_wordless(text):
        raise ReasonMissing
    return text


def _iso(day):
    return day.isoformat() if day else None
