"""Comparing two texts word by word, and pairing the paragraphs of two texts. Pure functions.

Words, runs of spaces and marks are compared whole: each becomes one character of a private alphabet, so that no word
is ever cut in two. rapidfuzz finds the longest common sequence of these, always the same one and in a time that does
not depend on how different the texts are; diff-match-patch then clears away what is equal by chance only.
"""

import re
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

EQUAL, INSERT, DELETE = "equal", "insert", "delete"

# A word with its vowel marks and inner apostrophes stays whole; spaces come in runs; all else is a mark by itself.
_TOKENS = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W_]*)*|\s+|.", re.DOTALL)
# The private alphabet begins where characters are neither spaces nor marks to diff-match-patch.
_FIRST = 0x4E00
_SURROGATES = range(0xD800, 0xE000)
# Below this likeness (0 to 100) two paragraphs are no longer one that was reworked.
ALIKE = 50
# With more runs than this in one text nobody could read what changed: it is another text.
MOST_CHANGES = 2_000


class Piece(NamedTuple):
    """A run of text with what became of it: EQUAL, INSERT or DELETE."""

    op: str
    text: str


def tokens(text):
    """The words, runs of spaces and marks of ``text``, in order; joined they are ``text`` again."""
    return _TOKENS.findall(text)


def compare(old, new, *, to_be_read=True):
    """How ``old`` became ``new``: a tuple of Piece. Deletions come before insertions at the same place.

    The pieces that are not INSERT make ``old``, those that are not DELETE make ``new``. Not ``to_be_read``: whatever is
    equal stays so, even a word between two that are not, which would trouble a reader.
    """
    if old == new:
        return (Piece(EQUAL, old),) if old else ()
    letters, words = {}, []

    def written(text):
        return "".join(_letter(token, letters, words) for token in tokens(text))

    before, after = written(old), written(new)
    diffs = []
    for change, start, end, other_start, other_end in Indel.opcodes(before, after):
        if change == "insert":
            diffs.append((1, after[other_start:other_end]))
        else:
            diffs.append((0 if change == "equal" else -1, before[start:end]))
    if len(diffs) > MOST_CHANGES:
        return Piece(DELETE, old), Piece(INSERT, new)
    if to_be_read:
        diff_match_patch().diff_cleanupSemantic(diffs)
    spelt = [(op, "".join(words[_place(letter)] for letter in text)) for op, text in diffs]
    return _merged(spelt)


def _letter(token, letters, words):
    if token not in letters:
        code = _FIRST + len(words)
        words.append(token)
        letters[token] = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
    return letters[token]


def _place(letter):
    code = ord(letter)
    return (code if code < _SURROGATES.start else code - len(_SURROGATES)) - _FIRST


def _merged(diffs):
    """diff-match-patch's pairs as Pieces, neighbours of one kind joined, a gap of mere spaces joined with its sides."""
    names = {0: EQUAL, 1: INSERT, -1: DELETE}
    found, gone, come = [], "", ""

    def close():
        nonlocal gone, come
        found.extend(Piece(op, text) for op, text in ((DELETE, gone), (INSERT, come)) if text)
        gone = come = ""

    for place, (op, text) in enumerate(diffs):
        match names[op]:
            case "insert":
                come += text
            case "delete":
                gone += text
            case _ if gone and come and text.isspace() and place < len(diffs) - 1:
                # "ancien texte" became "nouveau propos": two words replaced by two, not one, a space, one.
                gone, come = gone + text, come + text
            case _:
                close()
                if found and found[-1].op == EQUAL:
                    found[-1] = Piece(EQUAL, found[-1].text + text)
                else:
                    found.append(Piece(EQUAL, text))
    close()
    return tuple(found)


def likeness(old, new):
    """How much of two texts is the same, 0 to 1: twice the characters in common over all."""
    return Indel.normalized_similarity(old, new)


def align(old, new):
    """Pair the paragraphs of two lists: a list of (index in ``old`` or None, index in ``new`` or None), in order.

    Pairs keep the order of both lists, and of all ways to pair them, the one with the most in common is taken; what is
    less alike than ALIKE stays single. Singles of ``old`` come before singles of ``new`` at the same place.
    """
    gains = [[_gain(before, after) for after in new] for before in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gains[i][j] + best[i + 1][j + 1] if gains[i][j] else 0)
    pairs, i, j = [], 0, 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and gains[i][j] and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < len(old) and best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def _gain(old, new):
    """What pairing two paragraphs is worth, 0 where they are not alike. A little more where they are the same."""
    if old == new:
        return 101.0
    alike = fuzz.ratio(old, new)
    return alike if alike >= ALIKE else 0.0
