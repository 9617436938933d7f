"""Merging texts whose paragraphs were put in another order by one side. Pure functions.

To a comparison of words a paragraph that was moved is taken out here and put in there: what the other side changed in
it would stand where nothing is left. So the paragraphs of the others are put in the new order first.
"""

from rapidfuzz import fuzz

from .comparing import align
from .merging import Clash, Merged, merge
from .paragraphs import paragraphs

# From this likeness (0 to 100) on, a paragraph that is gone and one that has come are one that was moved.
MOVED = 70


def merge_texts(base, ours, theirs):
    """The Merged of two changed texts of ``base``, paragraphs parted by an empty line, following those that moved.

    Where both sides moved paragraphs, not in the same way, the whole text is one clash: nobody could say in which
    order they stand.
    """
    before, left, right = (paragraphs(text) for text in (base, ours, theirs))
    of_left, of_right = order(before, left), order(before, right)
    if of_left and of_right and of_left != of_right:
        whole = Clash(*map(_joined, (before, left, right)))
        return Merged((whole,))
    if places := of_left or of_right:
        left = left if of_left else reordered(before, left, places)
        right = right if of_right else reordered(before, right, places)
        before = [before[place] for place in places]
    return merge(*map(_joined, (before, left, right)))


def order(base, new):
    """The places of the paragraphs of ``base`` in the order of ``new``, those that are gone after those before them.

    None where none was moved: ``new`` keeps the order.
    """
    pairs = align(base, new)
    found = {after: before for before, after in pairs if before is not None and after is not None}
    gone = [before for before, after in pairs if after is None]
    come = [after for before, after in pairs if before is None]
    alike = [(fuzz.ratio(base[before], new[after]), before, after) for before in gone for after in come]
    for likeness, before, after in sorted(alike, key=lambda pair: (-pair[0], *pair[1:])):
        if likeness >= MOVED and after not in found and before not in found.values():
            found[after] = before
    kept = [found[after] for after in sorted(found)]
    if kept == sorted(kept):
        return None
    for before in sorted(set(range(len(base))) - set(kept)):
        kept.insert(kept.index(before - 1) + 1 if before else 0, before)
    return kept


def reordered(base, text, places):
    """``text``, which keeps the order of ``base``, with its paragraphs in the order ``places`` of those of ``base``.

    A paragraph that ``base`` does not have follows the one that it followed.
    """
    head, followers = [], {}
    at = None
    for before, after in align(base, text):
        at = at if before is None else before
        if after is not None:
            (head if at is None else followers.setdefault(at, [])).append(text[after])
    return head + [paragraph for place in places for paragraph in followers.get(place, [])]


def _joined(parts):
    return "\n\n".join(parts)
