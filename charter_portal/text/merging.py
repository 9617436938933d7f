"""Merging two changes of one text, three-way, word by word. Pure functions.

What only one side changed is taken; what both changed in the same way is taken once; what they changed differently at
the same place is a clash, which is shown and never chosen. Two changes that touch each other, with no word between
them that both kept, are at the same place: nobody could say in which order they stand.
"""

from typing import NamedTuple

from .comparing import DELETE, EQUAL, compare


class Clash(NamedTuple):
    """A place where both sides differ: what stood there, what each made of it. Any may be empty."""

    base: str
    ours: str
    theirs: str


class Merged(NamedTuple):
    """A merge: ``parts`` are str, settled, and Clash, in order."""

    parts: tuple

    @property
    def clashes(self):
        """The Clash values, in order."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    @property
    def is_clean(self):
        """Whether nothing clashes."""
        return not self.clashes

    @property
    def text(self):
        """The merged text. Raises ValueError where something clashes."""
        if not self.is_clean:
            raise ValueError("a merge with clashes has no text")
        return "".join(self.parts)

    def settled(self, choices):
        """The text with ``choices`` (list of str) in the places of the clashes, in order. Raises ValueError."""
        if len(choices) != len(self.clashes):
            raise ValueError("a choice for each clash")
        left = iter(choices)
        return "".join(next(left) if isinstance(part, Clash) else part for part in self.parts)


class Change(NamedTuple):
    """``base[start:end]`` became ``text``; nothing was there before where ``start`` is ``end``."""

    start: int
    end: int
    text: str


def changes(base, new):
    """The list of Change by which ``base`` became ``new``, in order, with something unchanged between any two."""
    found, at, start, text = [], 0, None, ""
    for op, words in compare(base, new):
        if op == EQUAL:
            if start is not None:
                found.append(Change(start, at, text))
                start, text = None, ""
            at += len(words)
            continue
        start = at if start is None else start
        if op == DELETE:
            at += len(words)
        else:
            text += words
    if start is not None:
        found.append(Change(start, at, text))
    return found


def merge(base, ours, theirs):
    """The Merged of two changed texts of ``base``."""
    mine, other = changes(base, ours), changes(base, theirs)
    parts, at = [], 0
    for start, end, of_mine, of_other in _regions(mine, other):
        parts.append(base[at:start])
        left, right = _applied(base, start, end, of_mine), _applied(base, start, end, of_other)
        if not of_other or left == right:
            parts.append(left)
        elif not of_mine:
            parts.append(right)
        else:
            parts.append(Clash(base[start:end], left, right))
        at = end
    parts.append(base[at:])
    return Merged(tuple(_joined(parts)))


def collisions(base, texts):
    """Which of several changed ``texts`` of ``base`` clash: a set of pairs of their indices, the smaller first."""
    return {
        (one, two)
        for one in range(len(texts))
        for two in range(one + 1, len(texts))
        if not merge(base, texts[one], texts[two]).is_clean
    }


def _regions(mine, other):
    """[(start, end, changes of mine, changes of other)] of base that changes cover, those that touch taken together."""
    left = sorted([(change, True) for change in mine] + [(change, False) for change in other])
    regions = []
    for change, is_mine in left:
        if regions and change.start <= regions[-1][1]:
            start, end, of_mine, of_other = regions[-1]
            regions[-1] = (start, max(end, change.end), of_mine, of_other)
        else:
            regions.append((change.start, change.end, [], []))
        regions[-1][2 if is_mine else 3].append(change)
    return regions


def _applied(base, start, end, applied):
    """``base[start:end]`` after the changes ``applied``, which lie within."""
    parts, at = [], start
    for change in applied:
        parts += [base[at : change.start], change.text]
        at = change.end
    return "".join([*parts, base[at:end]])


def _joined(parts):
    """``parts`` with neighbouring texts joined and empty ones left out."""
    found = []
    for part in parts:
        if isinstance(part, Clash) or not found or isinstance(found[-1], Clash):
            if part != "":
                found.append(part)
        elif part:
            found[-1] += part
    return found
