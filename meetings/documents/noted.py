"""What was noted in session under each item, as the minutes print it: who came and left, votes by show of hands."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charter_portal.templatetags.documents import with_isolated
from charter_portal.text.localized import localized_on

from ..reading.attending import Room
from ..telling import coming_and_going, vote_sentence


def noted_under(meeting, items):
    """``{item pk: [sentence, …]}`` in the active language, as safe HTML that keeps names and questions apart.

    Nothing where nothing was noted. Five queries.
    """
    room, language, votes = Room(meeting), get_language(), {}
    for vote in meeting.hand_votes.order_by("number", "pk"):
        question = str(localized_on(vote, "question", language))
        votes.setdefault(vote.item_id, []).append(with_isolated(vote_sentence(vote, question), question))
    return {item.pk: [*_presence(room, item), *votes.get(item.pk, ())] for item in items}


def _presence(room, item):
    """Who was there for an item, and who came and left meanwhile; nothing of a meeting of former times."""
    if item.began_at is None or not room.spans:
        return []
    there = room.during(item)
    found = [_("Present for this item: %(count)s.") % {"count": len(there)}]
    moved = [
        (moment, with_isolated(words, row.person.name_in_prose))
        for row in room.attendances
        for moment, words in coming_and_going(
            row, room.spans.get(row.pk, ()), room.meeting.zone, begins=item.began_at, ends=item.ended_at
        )
    ]
    return found + [words for _moment, words in sorted(moved, key=lambda told: told[0])]
