"""What the page of the sitting shows: the agenda with what is written and noted under each item.

Minutes are written in French: sentences made of what was noted, and words to insert, are French whatever language the
page is in.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from charters.clauses.reading.principles import principles_read
from charters.domain.words import AUTHORITATIVE

from ..models import AgendaItem, Decision, HandVote, Intervention, Photograph
from ..telling import called, coming_and_going, decision_sentence, quorum_sentence, vote_sentence
from .attending import Room


@dataclass
class ItemNoted:
    """An agenda item with what was noted under it; ``facts`` are French sentences."""

    item: AgendaItem
    is_current: bool
    speakers: list = field(default_factory=list)
    decisions: list = field(default_factory=list)
    votes: list = field(default_factory=list)
    photographs: list = field(default_factory=list)
    facts: list = field(default_factory=list)


def agenda_noted(meeting, room=None):
    """A list of ItemNoted, in the order of the agenda; eight queries, however long it is."""
    room = room or Room(meeting)
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk").prefetch_related("rounds"))
    by_item = {
        "speakers": _by_item(Intervention.objects.filter(item__meeting=meeting).select_related("person", "member")),
        "decisions": _by_item(Decision.objects.filter(meeting=meeting).prefetch_related("members")),
        "votes": _by_item(HandVote.objects.filter(meeting=meeting)),
        "photographs": _by_item(Photograph.objects.filter(meeting=meeting)),
    }
    found = []
    for index, item in enumerate(items):
        noted = ItemNoted(
            item=item,
            is_current=item.began_at is not None and item.ended_at is None,
            **{name: rows[item.pk] for name, rows in by_item.items()},
        )
        noted.facts = facts_of(noted, room, is_first=index == 0)
        found.append(noted)
    return found


def _by_item(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def facts_of(noted, room, *, is_first=False):
    """French sentences on what happened while an item was under way: quorum, coming and going, votes, decisions.

    At the first item the arrivals before it are no news, and the quorum is told.
    """
    item, zone = noted.item, room.meeting.zone
    with translation.override(AUTHORITATIVE):
        found = []
        if item.began_at is not None:
            if is_first:
                found.append(quorum_sentence(room.standing(item.began_at)))
            moved = [
                told
                for row in room.attendances
                for told in coming_and_going(
                    row, room.spans.get(row.pk, ()), zone, begins=item.began_at, ends=item.ended_at
                )
            ]
            found += [words for _moment, words in sorted(moved, key=lambda told: told[0])]
        found += [vote_sentence(vote, vote.question_fr) for vote in noted.votes]
        found += [round_sentence(vote) for vote in item.rounds.all()]
        found += [decision_sentence(row, row.text_fr, row.owner_fr or "") for row in noted.decisions]
        return found


def round_sentence(vote):
    """Which vote of the portal an item is about, as a Markdown link."""
    return _("[Vote no. %(number)s of the cities](%(address)s).") % {
        "number": vote.number,
        "address": f"{settings.PUBLIC_URL}{reverse('votes:round', args=[vote.number])}",
    }


def insertables(meeting, room=None):
    """``{what is picked: what is put into the text}``: people of the meeting, principles, decisions; French."""
    room = room or Room(meeting)
    with translation.override(AUTHORITATIVE):
        found = {}
        for row in room.attendances:
            title = f", {row.title}" if row.title else ""
            city = f" ({row.member.name_fr})" if row.member else ""
            words = f"{called(row.person)}{title}{city}"
            found[words] = words
        for key, title in principles_read(AUTHORITATIVE).items():
            address = f"{settings.PUBLIC_URL}{reverse('charters:principle', args=[key])}"
            found[_("principle: %(title)s") % {"title": title}] = f"[{title}]({address})"
        for row in Decision.objects.filter(meeting=meeting).order_by("number"):
            words = _("decision %(number)s") % {"number": row.number}
            found[words] = words
        return found
