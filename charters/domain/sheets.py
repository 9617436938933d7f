"""A sheet for translators: each French paragraph, what changed in it, and the words that stand for it. Pure functions.

A translation was made from some French. Where that has changed since, its paragraphs still follow the old French: each
is put beside the French paragraph that the old one became.
"""

from typing import NamedTuple

from charter_portal.text.comparing import DELETE, EQUAL, INSERT, Piece, align, compare
from charter_portal.text.paragraphs import paragraphs

FIELDS = ("title", "statement", "rationale", "typical_commitment", "clause_idea")


class Line(NamedTuple):
    """A French paragraph of a field as Pieces, and the words in the translation.

    ``name`` is that of the box in which the words are written, "" for a paragraph that the French no longer has: its
    words are shown to be taken up elsewhere.
    """

    field: str
    name: str
    french: tuple
    words: str

    @property
    def is_changed(self):
        """Whether the French has changed since the words were written."""
        return any(piece.op != EQUAL for piece in self.french)


def sheet(before, now, words):
    """The Lines of a wording: French ``before`` (when it was translated) and ``now``, and the translation's ``words``.

    All are ``digests.Wording``. Where nothing is known of the French before, pass ``now`` twice.
    """
    lines = []
    for field in FIELDS:
        old, new, written = (_parts(one, field) for one in (before, now, words))
        lines += _lines(field, old, new, written)
    lines += _lines("criteria", list(before.criteria), list(now.criteria), list(words.criteria), in_place=True)
    return lines


def _parts(wording, field):
    text = getattr(wording, field)
    return [text.strip()] if field == "title" else paragraphs(text)


def _lines(field, old, new, written, *, in_place=False):
    """Lines of one field. ``in_place``: rows that correspond by their place, as criteria do."""
    pairs = [(at if at < len(old) else None, at) for at in range(len(new))] if in_place else align(old, new)
    # A translation that never corresponded to its French is put beside it in order.
    follows = len(written) == len(old)
    left = iter(written if not follows else ())
    for was, now in pairs:
        text = (written[was] if was is not None else "") if follows else (next(left, "") if now is not None else "")
        if now is None:
            yield Line(field, "", (Piece(DELETE, old[was]),), text)
        else:
            french = compare(old[was], new[now]) if was is not None else (Piece(INSERT, new[now]),)
            yield Line(field, f"{field}-{now}", french, text)
    for text in left:
        yield Line(field, "", (), text)


def gathered(now, words):
    """{field: text, "criteria": tuple of texts} of the boxes ``words``, as stored beside the French ``now``."""
    texts = {
        field: "\n\n".join(
            " ".join(words.get(f"{field}-{at}", "").split()) for at in range(len(_parts(now, field)))
        ).strip()
        for field in FIELDS
    }
    texts["criteria"] = tuple(" ".join(words.get(f"criteria-{at}", "").split()) for at in range(len(now.criteria)))
    return texts
