"""What stands in a manuscript of a charter, as plain values, and how headings become principles. Pure functions."""

from collections import Counter
from dataclasses import dataclass, field

# Headings below a principle's own by which we write, and know again, what is no part of its statement.
PARTS = {
    "rationale": {"fr": "Pourquoi", "en": "Why", "ar": "لماذا"},
    "criteria": {"fr": "Critères", "en": "Criteria", "ar": "المعايير"},
    "typical_commitment": {"fr": "Engagement type", "en": "Typical commitment", "ar": "التزام نموذجي"},
    "clause_idea": {"fr": "Idée de clause", "en": "Clause idea", "ar": "فكرة بند تعاقدي"},
}
_PART_OF = {name.casefold(): part for part, names in PARTS.items() for name in names.values()}
LONGEST_TITLE = 160  # characters, as the columns of titles and headings hold
LONGEST_CRITERION = 300


@dataclass(frozen=True)
class Block:
    """A heading (``level`` 1 to 6, 0 for the title of the whole) or a paragraph (``level`` None), and its ``line``.

    ``line`` counts lines of a Markdown file and paragraphs of a DOCX one, from 1.
    """

    text: str
    level: int | None = None
    line: int = 0


@dataclass(frozen=True)
class Passage:
    """What becomes a principle: its title, the heading of the group that it begins or "", and its paragraphs.

    ``parts``: {name of PARTS: paragraphs}, what stood under headings that we know.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    group: str = ""
    parts: dict = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class Outline:
    """A whole charter: its title or "", its preamble's paragraphs, its passages; ``level`` of their headings."""

    title: str
    preamble: tuple[str, ...]
    passages: tuple[Passage, ...]
    level: int | None = None


@dataclass(frozen=True)
class Problem:
    """Why an outline can't be kept: "no_principle", "empty_title", "long_title" or "long_criterion".

    ``line`` is 0 where no line is to blame; ``text`` is what is too long.
    """

    reason: str
    line: int = 0
    text: str = ""


def levels_of(blocks):
    """{level: number of headings of that level}, without the headings of parts that we know, levels in order."""
    found = Counter(block.level for block in blocks if block.level and not _is_part(block))
    return dict(sorted(found.items()))


def likely_level(blocks):
    """The level whose headings are most probably the principles: the most frequent, of equals the higher; or None.

    A single heading of the first level at the very beginning is the title, if others follow below.
    """
    found = levels_of(blocks)
    if len(found) > 1 and found.get(1) == 1 and blocks[0].level == 1:
        del found[1]
    return max(found.items(), key=lambda item: (item[1], -item[0]), default=(None, 0))[0]


def outline_of(blocks, *, level=None):
    """The Outline of ``blocks`` in which headings of ``level``, by default the likely one, are principles.

    The first heading above that level is the title, later ones begin groups. Deeper headings are paragraphs of the
    statement, unless they name one of PARTS. Paragraphs between a group's heading and its first principle stand at
    the beginning of that principle, so that nothing is lost.
    """
    level = level or likely_level(blocks)
    reading = _Reading(level)
    for block in blocks:
        reading.take(block)
    return reading.outline()


def problems_of(outline):
    """List of Problem values that stand in the way of keeping ``outline``."""
    if not outline.passages:
        return [Problem("no_principle")]
    found = []
    for passage in outline.passages:
        if not passage.title:
            found.append(Problem("empty_title", passage.line))
        found += [
            Problem("long_title", passage.line, text)
            for text in (passage.title, passage.group)
            if len(text) > LONGEST_TITLE
        ]
        found += [
            Problem("long_criterion", passage.line, text)
            for text in passage.parts.get("criteria", ())
            if len(text) > LONGEST_CRITERION
        ]
    return found


def _is_part(block):
    return block.text.casefold() in _PART_OF


class _Reading:
    """Blocks taken in one after the other."""

    def __init__(self, level):
        self.level = level
        self.title, self.group = "", ""
        self.preamble, self.waiting, self.passages = [], [], []
        self.part = None

    def take(self, block):
        if block.level is None:
            self._place(block.text)
        elif self.level is None or block.level < self.level:
            self._above(block)
        elif block.level == self.level:
            self._begin(block)
        elif self.passages and _is_part(block):
            self.part = _PART_OF[block.text.casefold()]
        else:
            self.part = None
            self._place(block.text)

    def _place(self, text):
        if self.group and not self._in_a_passage:
            self.waiting.append(text)
        elif not self.passages:
            self.preamble.append(text)
        else:
            passage = self.passages[-1]
            (passage["parts"].setdefault(self.part, []) if self.part else passage["paragraphs"]).append(text)

    @property
    def _in_a_passage(self):
        return bool(self.passages) and not self.group

    def _above(self, block):
        is_first = not (self.title or self.preamble or self.passages or self.group)
        if is_first:
            self.title = block.text
        elif self.level is None or not block.text:
            self._place(block.text)
        else:
            # A heading of headings ("Part one", then "Chapter 2"): both stand before the principle.
            self.group = f"{self.group} – {block.text}" if self.group else block.text
            self.part = None

    def _begin(self, block):
        self.passages.append(
            {
                "title": block.text,
                "group": self.group,
                "paragraphs": self.waiting,
                "parts": {},
                "line": block.line,
            }
        )
        self.group, self.waiting, self.part = "", [], None

    def outline(self):
        # A group without a principle after it would vanish: its words are kept with what stands before it.
        left, self.group = [text for text in (self.group, *self.waiting) if text], ""
        for text in left:
            self._place(text)
        return Outline(
            title=self.title,
            preamble=tuple(filter(None, self.preamble)),
            passages=tuple(
                Passage(
                    title=passage["title"],
                    paragraphs=tuple(filter(None, passage["paragraphs"])),
                    group=passage["group"],
                    parts={name: tuple(texts) for name, texts in passage["parts"].items()},
                    line=passage["line"],
                )
                for passage in self.passages
            ),
            level=self.level,
        )
