"""Decisions as they are taken in session: numbered within their meeting, under the item that they belong to."""

from django.db.models import Max

from charter_portal.editing.claiming import claim_version

from ..models import Decision
from .acting import acting_on
from .attending import NOTED_AT


def note_decision(item, *, text, owner="", due_on=None, members=()):
    """Note a decision under an AgendaItem, with the next number of its meeting; returns the Decision.

    ``text`` and ``owner`` are French; ``members`` are those concerned. Sent twice, as by a second tap on a slow line,
    it is noted once. Raises StageForbids.
    """
    with acting_on(item.meeting, *NOTED_AT) as (meeting, _at):
        same = meeting.decisions.filter(item=item, text_fr=text, owner_fr=owner, due_on=due_on).first()
        if same is not None:
            return same
        last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
        decision = Decision.objects.create(
            meeting=meeting, item=item, number=last + 1, text_fr=text, owner_fr=owner, due_on=due_on
        )
        decision.members.set(members)
        return decision


def change_decision(decision, *, text, owner, due_on, members):
    """Put a decision in other words. ``decision`` is as it was read: raises EditConflict if it changed since.

    Raises StageForbids.
    """
    with acting_on(decision.meeting, *NOTED_AT):
        claim_version(row=decision)
        decision.text_fr, decision.owner_fr, decision.due_on = text, owner, due_on
        decision.save(update_fields=["text", "text_fr", "owner", "owner_fr", "due_on"])
        decision.members.set(members)
        return decision
