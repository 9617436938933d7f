"""Merging texts of which one side moved a paragraph: what the other wrote in it goes with it."""

from hypothesis import given
from hypothesis import strategies as st

from charter_portal.text.merging import Clash
from charter_portal.text.moving import merge_texts, order, reordered

A = "La ville publie la liste de ses algorithmes et en explique les règles."
B = "Chacun peut demander qu'une personne revoie la décision qui le concerne."
C = "Les contrats de la ville reprennent ces engagements, sans exception."


def joined(*parts):
    return "\n\n".join(parts)


def test_what_one_wrote_in_a_paragraph_that_the_other_moved_goes_with_it():
    theirs = joined(A.replace("la liste", "la liste complète"), B, C)

    merged = merge_texts(joined(A, B, C), joined(B, C, A), theirs)

    assert merged.text == joined(B, C, A.replace("la liste", "la liste complète"))


def test_whoever_moved_it():
    ours = joined(A.replace("la liste", "la liste complète"), B, C)

    merged = merge_texts(joined(A, B, C), ours, joined(B, C, A))

    assert merged.text == joined(B, C, A.replace("la liste", "la liste complète"))


def test_a_paragraph_that_one_moved_and_the_other_took_out_is_gone():
    assert merge_texts(joined(A, B, C), joined(B, C, A), joined(B, C)).text == joined(B, C)


def test_a_paragraph_that_was_moved_and_reworked_is_still_that_one():
    moved = A.replace("explique", "explique en clair")

    merged = merge_texts(joined(A, B, C), joined(B, moved, C), joined(A.replace("publie", "tient"), B, C))

    assert merged.text == joined(B, moved.replace("publie", "tient"), C)


def test_the_same_words_changed_in_a_moved_paragraph_clash_there():
    ours, theirs = A.replace("la liste", "un registre"), A.replace("la liste", "le catalogue")

    merged = merge_texts(joined(A, B, C), joined(B, C, ours), joined(theirs, B, C))

    assert merged.clashes == (Clash("la liste", "un registre", "le catalogue"),)
    assert merged.settled(["le catalogue"]) == joined(B, C, theirs)


def test_paragraphs_that_both_moved_differently_are_one_clash():
    base, ours, theirs = joined(A, B, C), joined(B, A, C), joined(B, C, A)

    assert merge_texts(base, ours, theirs).parts == (Clash(base, ours, theirs),)


def test_paragraphs_that_both_moved_alike_are_moved_once():
    theirs = joined(B, A.replace("publie", "tient"), C)

    assert merge_texts(joined(A, B, C), joined(B, A, C), theirs).text == theirs


def test_a_paragraph_put_in_follows_the_one_that_it_followed():
    assert merge_texts(joined(A, B), joined(B, A), joined(A, C, B)).text == joined(B, A, C)


def test_the_order_is_told_by_the_places_of_what_was_there():
    assert order([A, B, C], [A, B, C]) is None
    assert order([A, B, C], [A, C]) is None
    assert order([A, B, C], [C, A]) == [2, 0, 1]
    assert reordered([A, B, C], [A, B], [2, 0, 1]) == [A, B]


SOME = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit")
WORDS = st.lists(st.sampled_from(SOME), min_size=1, max_size=6).map(" ".join)
TEXTS = st.lists(WORDS, max_size=5).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_where_one_side_changed_nothing_the_other_is_the_result(base, changed):
    assert merge_texts(base, changed, base).text == changed
    assert merge_texts(base, base, changed).text == changed
    assert merge_texts(base, changed, changed).text == changed


# No word of one is like a word of another.
PARAGRAPHS = [
    "abaissa bacille cabane dahlia",
    "fffgh ggkkl hhmmw jjqqz",
    "1234 5678 9012 3456 7890",
    "ΑΒΓΔ ΕΖΗΘ ΙΚΛΜ ΝΞΟΠ",
]


@st.composite
def sides(draw):
    """A text of paragraphs whose words are all different, and two that were made from it."""
    base = PARAGRAPHS[: draw(st.integers(1, 4))]

    def changed(mark):
        parts = list(base)
        for step in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(parts))) if parts else 0
            match draw(st.sampled_from(["edit", "put in", "take out", "move"])):
                case "edit" if at < len(parts):
                    words = parts[at].split()
                    words[draw(st.integers(0, len(words) - 1))] = f"{mark}{step}"
                    parts[at] = " ".join(words)
                case "put in":
                    parts.insert(at, f"{mark}{step}x {mark}{step}y {mark}{step}z")
                case "take out" if at < len(parts):
                    parts.pop(at)
                case "move" if at < len(parts):
                    parts.insert(draw(st.integers(0, len(parts) - 1)), parts.pop(at))
        return "\n\n".join(parts)

    return "\n\n".join(base), changed("nous"), changed("eux")


@given(sides())
def test_no_word_that_either_wrote_is_lost(texts):
    base, ours, theirs = texts

    merged = merge_texts(base, ours, theirs)

    found = " ".join(part if isinstance(part, str) else f"{part.ours} {part.theirs}" for part in merged.parts).split()
    for words in (ours, theirs):
        assert set(words.split()) - set(base.split()) <= set(found)


@given(sides())
def test_no_word_stands_twice_that_stood_once(texts):
    base, ours, theirs = texts

    merged = merge_texts(base, ours, theirs)

    found = "".join(part if isinstance(part, str) else part.ours for part in merged.parts).split()
    assert len(found) == len(set(found))


@given(sides())
def test_it_clashes_as_much_seen_from_either_side(texts):
    base, ours, theirs = texts

    one, other = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)

    assert sorted((clash.ours, clash.theirs) for clash in one.clashes) == sorted(
        (clash.theirs, clash.ours) for clash in other.clashes
    )
