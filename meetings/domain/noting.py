"""Texts of agenda items as they are written in session, by several people at once, so that nobody's words are lost."""

import unicodedata
from dataclasses import dataclass

from django.db.models import Max

from charter_portal.text.merging import merge

from ..exceptions import TextClash
from ..models import AgendaItem, Intervention, Photograph
from .acting import acting_on
from .attending import NOTED_AT


@dataclass(frozen=True)
class Noted:
    """What is stored now: ``text`` and the ``version`` of its row. ``is_merged``: a colleague's words are in it too."""

    text: str
    version: int
    is_merged: bool = False


def tidy(text):
    """``text`` in NFC, with ``\\n`` line ends, without blanks at ends; those that begin a line mean something."""
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).splitlines()]
    return "\n".join(lines).strip("\n")


def note_text(item, *, text, version, base=None):
    """Store the French text of an AgendaItem as it was typed over ``version``; returns Noted.

    ``base``: the text that it was typed over, where the page knows it; else it is looked up by the version. What a
    colleague stored meanwhile is merged with it, word by word. Raises StageForbids, or TextClash where both changed
    the same place: then nothing is stored.
    """
    with acting_on(item.meeting, *NOTED_AT):
        item = AgendaItem.objects.get(pk=item.pk)
        stored, typed = item.text_fr or "", tidy(text)
        if typed == stored:
            return Noted(stored, item.version)
        if base is None:
            base = stored if version == item.version else _begun_from(item, version)
        base = tidy(base)
        if base == stored:
            return _stored(item, typed)
        merged = merge(base, typed, stored)
        if not merged.is_clean:
            raise TextClash(theirs=stored, version=item.version)
        if merged.text == stored:
            return Noted(stored, item.version, is_merged=True)
        return _stored(item, merged.text, is_merged=True)


def _begun_from(item, version):
    """The text that had that version; the empty one where the history does not reach so far, so that it clashes."""
    rows = item.history.filter(version=version).order_by("-history_date", "-history_id")
    return rows.values_list("text_fr", flat=True).first() or ""


def _stored(item, text, *, is_merged=False):
    item.text_fr = text
    item.version += 1
    item.save(update_fields=["text", "text_fr", "version"])
    return Noted(text, item.version, is_merged)


def add_photograph(item, *, image, alternative, caption="", credit=""):
    """Keep a photograph, already made safe and small, under an AgendaItem, last; returns it. Raises StageForbids."""
    with acting_on(item.meeting, *NOTED_AT) as (meeting, _at):
        return Photograph.objects.create(
            meeting=meeting,
            item=item,
            position=meeting.photographs.count() + 1,
            image=image,
            alternative_fr=alternative,
            caption_fr=caption,
            credit=credit,
        )


def set_speakers(item, attendances):
    """Who spoke under an AgendaItem: ``attendances`` of its meeting, with the title and city that they have there.

    Those who were noted already keep their place. Raises StageForbids.
    """
    with acting_on(item.meeting, *NOTED_AT):
        wanted = {row.person_id: row for row in attendances}
        Intervention.objects.filter(item=item).exclude(person__in=wanted).delete()
        noted = set(Intervention.objects.filter(item=item).values_list("person", flat=True))
        place = Intervention.objects.filter(item=item).aggregate(last=Max("position"))["last"] or 0
        for person, row in wanted.items():
            if person not in noted:
                place += 1
                Intervention.objects.create(
                    item=item, position=place, person_id=person, member_id=row.member_id, title=row.title
                )
