"""What becomes of decisions: follow-ups one after another, and reminders before something is due."""

import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from charter_portal.text.paragraphs import canonical
from charters.domain.words import AUTHORITATIVE

from ..exceptions import StatusUnchanged
from ..models import Decision, FollowUp
from .telling import remind_of_decision

BEFORE = (14, 0)  # days before something is due on which one is reminded


def follow_up(decision, *, status, on, note="", language=AUTHORITATIVE, link="", file=None, due_on=None, by):
    """Note what became of a Decision, which then has that status. Returns the FollowUp, which never changes.

    Sent twice it is noted once: what says the same as the last one, and brings no file, is that one. Raises
    StatusUnchanged where it says nothing new.
    """
    with translation.override(AUTHORITATIVE), transaction.atomic():
        locked = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
        note = canonical(note)
        if status == locked.status and not (note or link or file or due_on):
            raise StatusUnchanged
        said = {"status": status, "on": on, "note": note, "language": language, "link": link, "due_on": due_on}
        last = locked.follow_ups.order_by("at", "pk").last()
        if last is not None and file is None and said == {name: getattr(last, name) for name in said}:
            return last
        row = FollowUp(decision=locked, by=by, **said)
        row.at = timezone.now()
        if file is not None:
            row.file.save("evidence.pdf", file, save=False)
        row.save(force_insert=True)
        locked.status = status
        locked.version += 1
        locked.save(update_fields=["status", "version"])
        return row


def number_decisions(meeting):
    """Give each decision of a Meeting that has no number the next one, in the order in which they were entered."""
    last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
    for number, decision in enumerate(meeting.decisions.filter(number=0).order_by("pk"), last + 1):
        decision.number = number
        decision.version += 1
        decision.save(update_fields=["number", "version"])


def remind_of_decisions(*, at=None):
    """Remind the cities concerned of open decisions, 14 days before they are due and on the day; once each.

    Returns how many accounts were told now.
    """
    at = at or timezone.now()
    today = timezone.localdate(at)
    soonest = today + datetime.timedelta(days=max(BEFORE))
    rows = Decision.objects.open().in_view().with_due().filter(awaited_on__gte=today, awaited_on__lte=soonest)
    rows = rows.select_related("meeting__commission").order_by("pk")
    told = 0
    for row in rows:
        days = min(days for days in BEFORE if row.awaited_on - today <= datetime.timedelta(days=days))
        told += remind_of_decision(row, days=days, at=at)
    return told
