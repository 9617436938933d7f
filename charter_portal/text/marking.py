"""Passages of a text marked where they stand, paragraph by paragraph. Pure functions."""

PARTING = "\n\n"


def marked_paragraphs(text, passages):
    """The paragraphs of a canonical ``text``, each a tuple of (words, whether a passage covers them).

    ``passages``: (start, end) offsets in code points, in any order; those that overlap become one mark. A line end
    within a paragraph is shown as a space.
    """
    spans, at, found = _merged(passages), 0, []
    for part in text.split(PARTING):
        if part:
            found.append(tuple(_pieces(part, at, spans)))
        at += len(part) + len(PARTING)
    return found


def _merged(passages):
    spans = []
    for start, end in sorted((start, end) for start, end in passages if end > start):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _pieces(part, at, spans):
    """(words, whether marked) of the paragraph ``part`` that begins at the offset ``at``."""
    seen = 0
    for start, end in spans:
        here, there = max(start - at, seen), min(end - at, len(part))
        if here >= there:
            continue
        if here > seen:
            yield part[seen:here].replace("\n", " "), False
        yield part[here:there].replace("\n", " "), True
        seen = there
    if seen < len(part):
        yield part[seen:].replace("\n", " "), False
