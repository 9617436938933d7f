"""Circulated minutes in passages, each with the name by which a correction of it is asked for."""

import re
from dataclasses import dataclass

from charter_portal.text.localized import localized_on

from ..models import Correction

Part = Correction.Part
_PARTED = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Passage:
    """A passage: ``text[start:end]`` of what the field ``field`` of ``row`` says in ``language``.

    ``place`` names it in addresses: "item-12-3". Participants are passages of one line that stand in no field.
    """

    place: str
    part: str
    row: object
    field: str
    language: str
    text: str
    start: int
    end: int

    @property
    def quote(self):
        """Its words."""
        return self.text[self.start : self.end]


@dataclass(frozen=True)
class Section:
    """Passages under one ``heading``, a Localized or words."""

    heading: object
    passages: list
    row: object = None


def passages_of(meeting, minutes, language, *, words):
    """The sections of the Minutes in the reader's language, as they are read.

    ``words``: the headings of what has no title of its own, {"introduction": …, "conclusion": …, "decisions": …,
    "attendance": …}. Five queries.
    """
    sections = [Section(words["introduction"], _of_field(Part.INTRODUCTION, minutes, "introduction", language))]
    for item in meeting.agenda.prefetch_related("interventions__person", "interventions__member"):
        passages = _of_field(Part.ITEM, item, "text", language)
        sections.append(Section(localized_on(item, "title", language), passages, item))
    decisions = [
        passage for row in meeting.decisions.all() for passage in _of_field(Part.DECISION, row, "text", language)
    ]
    sections.append(Section(words["decisions"], decisions))
    sections.append(Section(words["conclusion"], _of_field(Part.CONCLUSION, minutes, "conclusion", language)))
    people = meeting.attendances.select_related("person", "member", "represented_by")
    sections.append(Section(words["attendance"], [_of_attendance(row, language) for row in people]))
    return [section for section in sections if section.passages or section.row]


def _of_field(part, row, field, language):
    said = localized_on(row, field, language)
    text = said.text.replace("\r\n", "\n").strip()
    return [
        Passage(f"{part}-{row.pk}-{index}", str(part), row, field, said.language, text, start, end)
        for index, (start, end) in enumerate(parted(text), 1)
    ]


def parted(text):
    """(start, end) of each paragraph of ``text``, which are parted by empty lines."""
    places, start = [], 0
    for found in [*_PARTED.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            places.append((start, end))
        start = found.end() if found else end
    return places


def _of_attendance(row, language):
    member = localized_on(row.member, "name", language).text if row.member else ""
    said = " · ".join(filter(None, (str(row.person), row.title, member, str(row.get_mode_display()))))
    return Passage(f"{Part.ATTENDANCE}-{row.pk}-1", str(Part.ATTENDANCE), row, "", language, said, 0, len(said))


def passage_at(sections, place):
    """The Passage of that name, or None."""
    return next((one for section in sections for one in section.passages if one.place == place), None)
